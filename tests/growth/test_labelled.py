"""The labelled set is large enough, and each label says what it must."""

from collections import Counter
from pathlib import Path

import pytest

from bench.growth import expecting
from bench.growth.expecting import Known, Wrong, too_few_lines, unexpected, wrong_of
from bench.growth.judging import Judged
from bench.growth.labelled import ROOT, Labelled, labelled_set, read_label

ALL = list(labelled_set())


def test_the_set_is_large_enough() -> None:
    groups = Counter(one.group for one in ALL)
    own = [one for one in ALL if "submissions" in one.path.parts]
    assert len(ALL) >= 400
    assert groups["logarithm"] >= 40
    assert len([one for one in own if one.group == "within"]) >= 60
    assert min(groups[group] for group in ("n", "n in C", "n disguised", "sqrt", "memory")) >= 10


def test_every_solution_of_the_bench_is_labelled() -> None:
    assert [one.name for one in ALL if one.path.is_relative_to(ROOT / "bench") and not one.time] == []


def test_every_solution_that_is_too_slow_or_too_large_has_lines_to_blame() -> None:
    own = [one for one in ALL if one.path.is_relative_to(ROOT / "bench")]
    assert [one.name for one in own if not one.is_right and not one.blamed] == []


def test_no_solution_that_is_right_has_lines_to_blame() -> None:
    assert [one.name for one in ALL if one.is_right and one.blamed] == []


def test_names_are_told_apart() -> None:
    assert len({one.name for one in ALL}) == len(ALL)


def test_every_known_exception_is_of_the_set_and_has_a_reason() -> None:
    names = {one.name for one in ALL}
    for known in expecting.known_ones():
        assert known.file in names
        assert len(known.reason) > 40


@pytest.mark.parametrize(
    ("folder", "label"),
    [
        ("accepted", "# time: O(n); space: O(n); factor: n; where: C"),
        ("time_limit_exceeded", "# time: O(n); space: O(n); factor: none; where: -"),
        ("accepted", "# time: O(n); space: O(n); factor: some; where: -"),
        ("accepted", "# time: O(n)"),
    ],
)
def test_a_label_that_does_not_fit_is_an_error(tmp_path: Path, folder: str, label: str) -> None:
    path = tmp_path / "slug" / folder / "x.py"
    path.parent.mkdir(parents=True)
    path.write_text(label + "\n")
    with pytest.raises(ValueError, match=r"x\.py"):
        read_label(path)


# -- what is wrong -----------------------------------------------------------------------------


def labelled(group: str, blamed: tuple[int, ...] = ()) -> Labelled:
    path = ROOT / "bench" / "submissions" / "slug" / "folder" / "x.py"
    return Labelled(path=path, slug="slug", group=group, time="O(n)", blamed=frozenset(blamed))  # type: ignore[arg-type]


def judged(**fields: object) -> Judged:
    return Judged(name="x", **fields)  # type: ignore[arg-type]


WRONG = [
    ("within", {}, []),
    ("within", {"rejected": "time"}, ["rejected"]),
    ("within", {"failed": "RTE"}, ["rejected"]),
    ("within", {"logarithms": ("random",)}, ["claimed"]),
    ("within", {"fault": "the engine has ended"}, ["fault"]),
    ("logarithm", {"logarithms": ("random",), "strictly": True}, []),
    ("logarithm", {"logarithms": ("random",)}, ["logarithm"]),
    ("logarithm", {}, ["logarithm"]),
    ("logarithm", {"rejected": "time", "strictly": True}, ["rejected", "logarithm"]),
    ("n", {}, ["accepted"]),
    ("sqrt", {"rejected": "time", "line": 3}, []),
    ("sqrt", {"rejected": "time", "line": 4}, ["line"]),
    ("memory", {"rejected": "space"}, ["line"]),
    ("memory", {"failed": "SV"}, []),
    ("memory", {"uncounted": ("too deep",)}, ["accepted"]),
]


@pytest.mark.parametrize(("group", "got", "kinds"), WRONG)
def test_what_is_wrong_follows_from_label_and_judgement(
    group: str, got: dict[str, object], kinds: list[str]
) -> None:
    blamed = (3,) if group in ("sqrt", "memory") else ()
    assert [one.kind for one in wrong_of(labelled(group, blamed), judged(**got))] == kinds


def test_only_what_is_not_known_is_reported_and_what_is_known_and_right() -> None:
    known = [Known(file="a", wrong="accepted", reason="r"), Known(file="b", wrong="accepted", reason="r")]
    found = [Wrong("a", "accepted"), Wrong("c", "line")]
    lines = unexpected(found, known, ["a", "b", "c"])
    assert [line.split(":")[0] for line in lines] == ["c", "b"]
    assert unexpected(found, known, ["a", "c"]) == lines[:1]


def test_too_few_right_lines_are_reported() -> None:
    one = labelled("n", (3,))
    right, wrong = judged(rejected="time", line=3), judged(rejected="time", line=4)
    assert too_few_lines([(one, right)] * 97 + [(one, wrong)] * 3) == []
    assert len(too_few_lines([(one, right)] * 96 + [(one, wrong)] * 4)) == 1
