"""What must come out for each label, and the few wrong ones that are known, each with its reason."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench.growth.judging import Judged
from bench.growth.labelled import Labelled

EXCEPTIONS = Path(__file__).parent / "exceptions.toml"

Kind = Literal["fault", "rejected", "accepted", "logarithm", "claimed", "line"]

KINDS: Mapping[Kind, str] = {
    "fault": "the judge itself failed",
    "rejected": "right, and rejected",
    "accepted": "too slow or too large, and accepted",
    "logarithm": "a logarithm above the bound, and not reported or, where that is strict, not rejected",
    "claimed": "within the bound, and reported to be a logarithm above it",
    "line": "another line is blamed, or none",
}
"""What can be wrong, in words."""

LEAST_RIGHT_LINES = {"time": 0.97, "space": 0.90}
"""Part of the rejected solutions with marked lines of which one of these must be blamed."""


class Wrong(Struct, frozen=True, order=True):
    """Something that came out wrong: the solution, and what is wrong with it."""

    file: str
    kind: Kind


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong one that is known, and why it is."""

    file: str
    wrong: Kind
    reason: str


def wrong_of(labelled: Labelled, judged: Judged) -> list[Wrong]:
    """Return all that is wrong with what a solution got."""
    if judged.fault:
        return [Wrong(labelled.name, "fault")]
    kinds: list[Kind] = []
    if labelled.is_right and not judged.accepted:
        kinds.append("rejected")
    if not labelled.is_right and judged.accepted:
        kinds.append("accepted")
    if labelled.group == "logarithm" and not (judged.logarithms and judged.strictly):
        kinds.append("logarithm")
    if labelled.group == "within" and labelled.time and judged.logarithms:
        kinds.append("claimed")
    if is_blamed(labelled, judged) is False:
        kinds.append("line")
    return [Wrong(labelled.name, kind) for kind in kinds]


def is_blamed(labelled: Labelled, judged: Judged) -> bool | None:
    """Return whether the line that is blamed is a marked one; None where nothing is marked or rejected."""
    if not labelled.blamed or judged.rejected is None:
        return None
    return judged.line in labelled.blamed


def known_ones() -> list[Known]:
    """Return the wrong ones that are known. Raises msgspec.ValidationError for a file that is not right."""
    data = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return msgspec.convert(data.get("known", []), list[Known])


def unexpected(found: Iterable[Wrong], known: Sequence[Known], judged: Iterable[str]) -> list[str]:
    """Return a line for each wrong one that is not known, and each known one that is judged and not wrong."""
    wrong, names = set(found), set(judged)
    excused = {Wrong(one.file, one.wrong) for one in known}
    lines = [f"{one.file}: {KINDS[one.kind]}" for one in sorted(wrong - excused)]
    stale = [one for one in sorted(excused - wrong) if one.file in names]
    return [
        *lines,
        *[f"{one.file}: named in {EXCEPTIONS.name} as {one.kind}, which it is not" for one in stale],
    ]


def too_few_lines(pairs: Iterable[tuple[Labelled, Judged]]) -> list[str]:
    """Return a line for time and for memory where the right line is blamed too seldom."""
    found: dict[str, list[bool]] = {"time": [], "space": []}
    for labelled, judged in pairs:
        blamed = is_blamed(labelled, judged)
        if blamed is not None and judged.rejected is not None:
            found[judged.rejected].append(blamed)
    return [
        f"the right line of {resource} is blamed in {sum(right)} of {len(right)}: fewer than {least:.0%}"
        for resource, least in LEAST_RIGHT_LINES.items()
        if (right := found[resource]) and sum(right) < least * len(right)
    ]
