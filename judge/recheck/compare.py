"""Comparing what a report states with what judging again states: pure, no judging in here."""

from collections.abc import Iterator, Sequence

from judge.model.recheck import Change, Recheck
from judge.recheck.statements import Stated, Statement

TOLERANCE = 0.005
"""Share by which counts of two components may differ and be taken for the same.

Between builds of one component they differ by 0.0002 to 0.001 (measured for `counting.md`: componentize-py
0.25.1, wasmtime 50.0.1); what is judged as growth differs from its bound by 0.07 and more.
"""

PACKAGE = "the package has changed since: its cases are not the same"
CORPUS = "it was not judged on the same cases"

CIRCUMSTANCES = {
    "judge": "another version may judge otherwise",
    "python": "exceptions may read otherwise",
    "hypothesis": "cases may be drawn and made smaller otherwise",
    "component": "counts within half a percent are taken for the same",
    "wasmtime": "an instruction may be counted otherwise",
}
"""The versions that are compared, each with what follows from another one."""

TIER = "submissions are isolated otherwise"


def compare(was: Statement, now: Statement, remarks: Sequence[str] = ()) -> Recheck:
    """Return what is not as a report says; `now` is what judging the same file again states."""
    other = _other_component(was, now)
    pairs = list(_pairs(was.stated, now.stated, worded=not other))
    differing = [(one, two) for one, two in pairs if not _alike(one, two, other)]
    return Recheck(
        slug=was.slug,
        student=was.student,
        path=was.path,
        sha256=was.sha256,
        was=was.verdict,
        now=now.verdict,
        differences=(*_judged_on(was, now), *[_change(one, two) for one, two in differing]),
        circumstances=tuple(_circumstances(was, now)),
        cases=now.cases,
        counts=now.counts,
        families=now.families,
        other_component=other,
        widest=max([abs(_relative(*pair) or 0.0) for pair in pairs if pair not in differing], default=0.0),
        remarks=tuple(remarks),
    )


def _other_component(was: Statement, now: Statement) -> bool:
    """Return whether both were counted, and not by the same component."""
    components = {was.versions.get("component"), now.versions.get("component")}
    return None not in components and len(components) == 2


def _judged_on(was: Statement, now: Statement) -> Iterator[Change]:
    """Yield the changes of what was judged on; where the package is another one, so are its cases."""
    if was.package != now.package:
        yield Change(what="package", was=was.package, now=now.package, follows=PACKAGE)
    elif was.corpus != now.corpus:
        yield Change(what="cases", was=was.corpus, now=now.corpus, follows=CORPUS)


def _circumstances(was: Statement, now: Statement) -> Iterator[Change]:
    for name, follows in CIRCUMSTANCES.items():
        before, after = was.versions.get(name), now.versions.get(name)
        if before is not None and after is not None and before != after:
            yield Change(what=name, was=before, now=after, follows=follows)
    if was.tier != now.tier:
        yield Change(what="isolation", was=was.tier, now=now.tier, follows=TIER)


Pair = tuple[Stated | None, Stated | None]


def _pairs(was: Sequence[Stated], now: Sequence[Stated], *, worded: bool) -> Iterator[Pair]:
    """Yield the statements about the same, each with None where one side has none; those that are worded
    after counts only if that is asked for.

    Of a topic that only one side has anything of, the first statement stands for all.
    """
    sides = [{one.what: one for one in side if worded or not one.worded} for side in (was, now)]
    topics = [{one.topic for one in side.values()} for side in sides]
    told = set()
    for what in dict.fromkeys([*sides[0], *sides[1]]):
        one, two = sides[0].get(what), sides[1].get(what)
        topic = next(stated.topic for stated in (one, two) if stated is not None)
        if topic not in topics[0] & topics[1]:
            if topic in told:
                continue
            told.add(topic)
        yield one, two


def _alike(one: Stated | None, two: Stated | None, other_component: bool) -> bool:
    """Return whether two statements say the same; nothing and an empty text do."""
    if (one.value if one else "") == (two.value if two else ""):
        return True
    if one is None or two is None or not other_component:
        return False
    if isinstance(one.value, int) and isinstance(two.value, int):
        return abs(two.value - one.value) <= TOLERANCE * max(one.value, two.value)
    return False


def _change(one: Stated | None, two: Stated | None) -> Change:
    stated = one or two
    assert stated is not None
    return Change(
        what=stated.what,
        was=one.value if one else None,
        now=two.value if two else None,
        relative=_relative(one, two),
    )


def _relative(one: Stated | None, two: Stated | None) -> float | None:
    """Return by how much a count differs, as a share of what it was; None where that has no meaning."""
    if one is None or two is None or isinstance(one.value, str) or isinstance(two.value, str):
        return None
    return (two.value - one.value) / one.value if one.value else None
