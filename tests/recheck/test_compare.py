"""Comparing two documents: each kind of difference is named, and nothing else is."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from judge.model.report import Report
from tests import gradebooks, reports
from tests.gradebooks import growth_of
from tests.recheck.support import KNOWN, changed, compared, of_grade, of_run

SLOW = of_run(reports.too_slow())
WRONG = of_run(reports.wrong_answer())
COUNTED = of_run(reports.counted())
GRADED = of_grade(gradebooks.wrong("anna", "window_max", **KNOWN))

JUDGED = {
    name: make for name, make in reports.EVERY.items() if make().verdict != "JE" and name != "single_case"
}


@pytest.mark.parametrize("make", JUDGED.values(), ids=JUDGED)
def test_every_kind_of_report_is_the_same_as_itself(make: Callable[[], Report]) -> None:
    found = compared(of_run(make()), of_run(make()))
    assert found.same
    assert not found.circumstances and not found.widest


@pytest.mark.parametrize(
    "path, value",
    [
        ("seconds", 99.0),
        ("stages.1.seconds", 99.0),
        ("isolation.note", "another note"),
        ("submission.path", "elsewhere.py"),
        ("failure.outcome.cpu_seconds", 99.0),
        ("failure.outcome.wall_seconds", None),
    ],
)
def test_what_took_how_long_and_where_is_not_compared(path: str, value: object) -> None:
    assert compared(WRONG, changed(WRONG, path, value)).same


@pytest.mark.parametrize(
    "document, path, value, what, was, now",
    [
        (WRONG, "verdict", "RTE", "verdict", "WA", "RTE"),
        (WRONG, "reason", "type", "reason", "value", "type"),
        (WRONG, "message", "other", "message", "first difference at [1]: expected -2, got 0", "other"),
        (WRONG, "stages.2.run", 15, "hidden", "AC, 14 of 14 passed", "AC, 14 of 15 passed"),
        (WRONG, "stages.3.passed", 7, "generated", "WA, 1,300 of 1,312 passed", "WA, 7 of 1,312 passed"),
        (WRONG, "failure.case.id", "x", "failing case", "xW1stMSwtMl0sMV0", "x"),
        (WRONG, "failure.shrunk_from", None, "made smaller from", "generated/17", ""),
        (WRONG, "failure.failing_cases", 3, "failing cases", "12", "3"),
        (
            WRONG,
            "failure.outcome.values.0.text",
            "[1]",
            "outcome",
            "returned [-1, 0]",
            "returned [1]",
        ),
        (
            WRONG,
            "failure.outcome.output.text",
            "",
            "printed",
            "window 0\nwindow 1\n (18 bytes)",
            " (18 bytes)",
        ),
        (WRONG, "failure.case.calls.0.expected.text", "[]", "expected", "[-1, -2]", "[]"),
        (
            WRONG,
            "failure.mistakes",
            [],
            "likely mistakes",
            "Every wrong answer is exactly 1 too small.",
            "",
        ),
        (SLOW, "growth.decision", "within", "bound", "above O(n) in time", "within O(n) in time"),
        (SLOW, "growth.family", "tall", "family", "wide", "tall"),
        (SLOW, "growth.series.2.class", "n", "wide, time", "above, grows like n^2", "above, grows like n"),
        (SLOW, "growth.line.line", 5, "blame", "line 4: best.append(largest(nums[i : i + k]))", None),
        (SLOW, "growth.line.runs.1", 9, "line 4, n = 1,024, runs", "1,025", "9"),
        (SLOW, "growth.line.costs.0", 9, "line 4, n = 256, instructions", 2411, 9),
        (SLOW, "growth.uncounted", ["tall: deep"], "not counted", "", "tall: deep"),
        (SLOW, "growth.series.0.points.0.yours", 1, "ascending, n = 1,024, bytes", 10809, 1),
        (
            SLOW,
            "growth.series.1.points.0.reference",
            1,
            "ascending, n = 1,024, instructions of the reference",
            735995,
            1,
        ),
        (
            GRADED,
            "parts.2.passed",
            6,
            "hidden/repeats",
            "failed, 5 of 8, 0.9375 points",
            "failed, 6 of 8, 0.9375 points",
        ),
        (GRADED, "evidence.got", "[2]", "answer", "[1, 1]", "[2]"),
        (GRADED, "line", 3, "line", "", "3"),
    ],
)
def test_each_difference_is_named(
    document: Any, path: str, value: object, what: str, was: object, now: object
) -> None:
    found = compared(document, changed(document, path, value))
    assert not found.same
    change = next(change for change in found.differences if change.what == what)
    assert change.was == was
    if now is not None:
        assert change.now == now
        assert [one.what for one in found.differences] == [what]


def test_a_count_has_its_relative_difference() -> None:
    path = "growth.series.1.points.1.yours"
    count = COUNTED["growth"]["series"][1]["points"][1]["yours"]
    (change,) = compared(COUNTED, changed(COUNTED, path, count + 1)).differences
    assert (change.was, change.now) == (count, count + 1)
    assert change.relative == 1 / count


def test_a_size_that_is_counted_on_one_side_only_is_a_difference() -> None:
    fewer = changed(COUNTED, "growth.series.1.points", COUNTED["growth"]["series"][1]["points"][:2])
    assert [(change.what, change.now) for change in compared(COUNTED, fewer).differences] == [
        ("ascending, n = 16,384, instructions", None),
        ("ascending, n = 16,384, instructions of the reference", None),
    ]


def test_a_growth_or_a_case_on_one_side_only_is_one_difference() -> None:
    without = changed(SLOW, "growth", None)
    assert [change.what for change in compared(SLOW, without).differences] == ["bound"]
    assert [change.what for change in compared(without, SLOW).differences] == ["bound"]
    found = compared(WRONG, changed(WRONG, "failure", None))
    assert [(change.what, change.now) for change in found.differences] == [("failing case", None)]


# -- what it was judged with ---------------------------------------------------------------------------


def test_another_package_has_other_cases() -> None:
    other = changed(changed(COUNTED, "problem.digest", "0" * 32), "corpus.digest", "1" * 32)
    (change,) = compared(COUNTED, other).differences
    assert (change.what, change.was, change.now) == ("package", "d" * 64, "0" * 32)
    assert change.follows == "the package has changed since: its cases are not the same"


def test_other_cases_of_one_package_are_a_difference() -> None:
    (change,) = compared(COUNTED, changed(COUNTED, "corpus.digest", "1" * 32)).differences
    assert (change.what, change.follows) == ("cases", "it was not judged on the same cases")


@pytest.mark.parametrize("name", ["judge", "python", "wasmtime"])
def test_another_version_is_named_and_decides_nothing(name: str) -> None:
    found = compared(COUNTED, changed(COUNTED, f"versions.{name}", "9.9"))
    assert found.same
    (change,) = found.circumstances
    assert (change.what, change.was, change.now) == (name, COUNTED["versions"][name], "9.9")
    assert change.follows


def test_another_isolation_is_named_and_decides_nothing() -> None:
    found = compared(COUNTED, changed(COUNTED, "isolation.tier", "none"))
    assert found.same
    assert [change.what for change in found.circumstances] == ["isolation"]


# -- another component ---------------------------------------------------------------------------------

OTHER = "f" * 64


def counted_otherwise(document: Any, factor: float) -> Any:
    """The same, counted by a component in which everything costs so many times as much."""
    copy = changed(document, "versions.component", OTHER)
    for series in copy["growth"]["series"]:
        for point in series["points"]:
            point["yours"] = round(point["yours"] * factor)
    return copy


def test_counts_of_another_component_may_differ_by_what_builds_differ() -> None:
    found = compared(SLOW, counted_otherwise(SLOW, 1.001))
    assert found.same and found.other_component
    assert 0.0008 < found.widest < 0.0012
    assert [change.what for change in found.circumstances] == ["component"]


def test_counts_of_another_component_may_not_differ_by_what_is_growth() -> None:
    found = compared(SLOW, counted_otherwise(SLOW, 1.07))
    assert not found.same
    assert all(change.relative and 0.06 < change.relative < 0.08 for change in found.differences)


def test_counts_of_one_component_may_not_differ_at_all() -> None:
    other = changed(counted_otherwise(SLOW, 1.001), "versions.component", reports.COMPONENT)
    assert not compared(SLOW, other).same


def test_a_sentence_made_from_counts_is_not_compared_with_that_of_another_component() -> None:
    reworded = changed(SLOW, "message", "the time grows like n^1.98")
    assert [change.what for change in compared(SLOW, reworded).differences] == ["message"]
    assert compared(SLOW, changed(reworded, "versions.component", OTHER)).same


# -- what nobody can repeat ----------------------------------------------------------------------------


def test_where_a_hang_was_is_not_compared() -> None:
    hung = of_run(reports.time_limit())
    elsewhere = changed(hung, "failure.traceback", [{"line": 3, "function": "f", "source": ""}])
    assert compared(hung, changed(elsewhere, "failure.outcome.output", {"text": "1", "bytes": 1})).same
    graded = of_grade(gradebooks.wrong("anna", "window_max", **KNOWN, line=3))
    graded = changed(graded, "verdict", "TLE")
    assert compared(graded, changed(graded, "line", 4)).same


def test_where_an_object_lies_is_not_compared() -> None:
    def printed(address: str) -> Any:
        return changed(WRONG, "failure.outcome.output.text", f"<object at 0x{address}>")

    assert compared(printed("7f13ab00c0de"), printed("7f99cd00beef")).same


def test_an_exploration_is_not_compared() -> None:
    fuzz = {"name": "fuzz", "verdict": "AC", "total": 900, "run": 900, "passed": 900, "seconds": 3.0}
    found = compared(changed(COUNTED, "stages", [*COUNTED["stages"], fuzz]), COUNTED)
    assert found.same
    assert found.cases == 3 + 14 + 1312


def test_it_says_how_much_was_compared() -> None:
    found = compared(SLOW, SLOW)
    assert (found.cases, found.counts, found.families) == (1329, 9, 2)
    slow = gradebooks.accepted("anna", "window_max", **KNOWN, growth=growth_of("too_slow"))
    graded = of_grade(slow)
    found = compared(graded, graded)
    assert (found.student, found.cases, found.counts) == ("anna", 329, 9)


def test_a_family_that_is_counted_twice_at_a_size_is_compared_twice() -> None:
    again = deepcopy(COUNTED["growth"]["series"][:1])
    twice = changed(COUNTED, "growth.series", COUNTED["growth"]["series"] + again)
    found = compared(twice, changed(twice, "growth.series.2.points.0.yours", 1))
    assert [change.what for change in found.differences] == ["ascending, n = 1,024, bytes (2)"]
