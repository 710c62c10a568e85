"""What a report earns."""

import pytest
from msgspec.structs import replace

from judge.grade.scores import NOT_REACHED, earned, parts_of, possible, told_seconds
from judge.model.case import Call, Case
from judge.model.grade import Part, Reveal
from judge.model.outcome import Lost, Output, Returned, Unloadable, Usage
from judge.model.report import Failure, Report
from judge.model.result import CaseResult
from judge.model.verdict import Verdict
from tests import reports

WEIGHTS = {"samples": 1.0, "hidden": 3.0, "generated": 4.0, "growth": 2.0}
GROUPS = {"samples": 3, "hidden/edges": 2, "hidden/repeats": 2, "hidden/large": 2, "generated": 9}
PROBLEM = replace(reports.PROBLEM, weights=WEIGHTS)
STAGE = reports.stage
ALL = (
    STAGE("load", 1, 1),
    STAGE("samples", 3, 3),
    STAGE("hidden", 6, 6),
    STAGE("generated", 9, 9),
    STAGE("growth", 5, 5),
)


def hidden(name: str, verdict: Verdict = Verdict.AC) -> CaseResult:
    case = Case(id=f"hidden/{name}", stage="hidden", calls=(Call("window_max", ([1], 1)),), expected=([1],))
    outcome = Returned(values=([1],), output=Output(), usage=Usage(wall=0.25, cpu=0.25))
    return CaseResult(case=case, verdict=verdict, reason="value", message="m", outcome=outcome)


PASSED = tuple(hidden(f"{group}/{n}") for group in ("edges", "repeats", "large") for n in (1, 2))


def report(verdict: Verdict, *stages: object, shown: tuple[CaseResult, ...] = PASSED) -> Report:
    judged = reports.report(stages=stages, problem=PROBLEM)  # type: ignore[arg-type]
    return replace(judged, verdict=verdict, shown=shown)


def told(parts: tuple[Part, ...]) -> list[tuple[str, str, float]]:
    return [(part.name, part.state, part.earned) for part in parts]


def test_an_accepted_submission_earns_every_point() -> None:
    parts = parts_of(report(Verdict.AC, *ALL), GROUPS, True, "group")
    assert told(parts) == [
        ("samples", "passed", 1.0),
        ("hidden/edges", "passed", 1.0),
        ("hidden/repeats", "passed", 1.0),
        ("hidden/large", "passed", 1.0),
        ("generated", "passed", 4.0),
        ("growth", "passed", 2.0),
    ]
    assert earned(parts) == possible(PROBLEM, True) == 10.0
    told_all = parts_of(report(Verdict.AC, *ALL), GROUPS, True, "input")
    assert [part.seconds for part in told_all[1:4]] == [0.5, 0.5, 0.5]


def test_how_long_hidden_cases_took_is_hidden_with_them() -> None:
    """A submission could sleep for as long as its input says."""
    for reveal in ("group", "count"):
        samples, *others = parts_of(report(Verdict.AC, *ALL), GROUPS, True, reveal)
        assert samples.seconds is not None
        assert {part.seconds for part in others} == {None}
        assert told_seconds(3.1415, reveal) is None
    assert told_seconds(3.14159, "input") == 3.1416


def test_correct_but_too_slow_earns_all_but_the_growth() -> None:
    judged = replace(
        reports.too_slow(), problem=PROBLEM, stages=(*ALL[:4], STAGE("growth", 5, 4, Verdict.TLE))
    )
    parts = parts_of(replace(judged, shown=PASSED), GROUPS, True, "group")
    assert told(parts)[-1] == ("growth", "failed", 0.0)
    assert "grows like" in parts[-1].message
    assert earned(parts) == 8.0


def test_a_group_earns_its_share_if_all_of_it_passes() -> None:
    shown = (*PASSED[:2], hidden("repeats/1", Verdict.WA), *PASSED[3:])
    judged = report(Verdict.WA, *ALL[:2], STAGE("hidden", 6, 5, Verdict.WA), shown=shown)
    parts = parts_of(judged, GROUPS, True, "group")
    assert told(parts) == [
        ("samples", "passed", 1.0),
        ("hidden/edges", "passed", 1.0),
        ("hidden/repeats", "failed", 0.0),
        ("hidden/large", "passed", 1.0),
        ("generated", "skipped", 0.0),
        ("growth", "skipped", 0.0),
    ]
    assert (parts[2].passed, parts[2].total, parts[2].message) == (1, 2, "1 of 2 cases fail: Wrong Answer")
    assert (parts[4].total, parts[4].message) == (9, NOT_REACHED)
    assert earned(parts) == 3.0


def test_a_group_that_was_not_reached_earns_nothing() -> None:
    shown = (PASSED[0], hidden("edges/2", Verdict.TLE))
    judged = report(Verdict.TLE, *ALL[:2], STAGE("hidden", 6, 1, Verdict.TLE, 2), shown=shown)
    parts = parts_of(judged, GROUPS, True, "group")
    assert [part.state for part in parts] == ["passed", "failed", "skipped", "skipped", "skipped", "skipped"]
    assert earned(parts) == 1.0


def test_counts_tell_of_no_groups_but_earn_the_same() -> None:
    shown = (*PASSED[:2], hidden("repeats/1", Verdict.WA), *PASSED[3:])
    judged = report(Verdict.WA, *ALL[:2], STAGE("hidden", 6, 5, Verdict.WA), shown=shown)
    parts = parts_of(judged, GROUPS, True, "count")
    assert [part.name for part in parts] == ["samples", "hidden", "generated", "growth"]
    assert (parts[1].state, parts[1].passed, parts[1].total, parts[1].possible) == ("failed", 5, 6, 3.0)
    assert earned(parts) == earned(parts_of(judged, GROUPS, True, "group"))


def test_without_growth_its_points_do_not_count() -> None:
    parts = parts_of(report(Verdict.AC, *ALL[:4]), GROUPS, False, "group")
    assert earned(parts) == possible(PROBLEM, False) == 8.0


@pytest.mark.parametrize("reveal", ["full", "group", "count"])
@pytest.mark.parametrize(
    ("verdict", "stages", "state"),
    [
        (Verdict.CE, (STAGE("load", 1, 0, Verdict.CE),), "error"),
        (Verdict.TLE, (STAGE("load", 1, 0, Verdict.TLE),), "failed"),
        (Verdict.JE, (STAGE("load", 1, 0, Verdict.JE),), "error"),
        (Verdict.TLE, (*ALL[:2], STAGE("hidden", 6, 5, Verdict.TLE, 6)), "failed"),
    ],
)
def test_some_part_always_tells_of_a_rejection(
    verdict: Verdict, stages: tuple[object, ...], state: str, reveal: Reveal
) -> None:
    """Formats that know only of parts must never look green."""
    shown = PASSED if len(stages) > 1 else ()
    parts = parts_of(report(verdict, *stages, shown=shown), GROUPS, True, reveal)
    assert state in [part.state for part in parts]
    assert earned(parts) < 10.0


def test_a_file_that_cannot_be_loaded_earns_nothing() -> None:
    nothing = Case(id="load", stage="load", calls=(), expected=())
    outcome = Unloadable(kind="syntax", message="bad")
    failed = CaseResult(case=nothing, verdict=Verdict.CE, outcome=outcome)
    judged = report(Verdict.CE, STAGE("load", 1, 0, Verdict.CE), shown=())
    parts = parts_of(replace(judged, failure=Failure(result=failed, stage="load")), GROUPS, True, "full")
    assert told(parts)[0] == ("samples", "error", 0.0)
    assert parts[0].message == "Compile Error"
    assert earned(parts) == 0.0


def test_a_lost_worker_is_an_error_of_its_group() -> None:
    lost = replace(hidden("edges/1", Verdict.JE), outcome=Lost(detail="gone"))
    judged = report(Verdict.JE, *ALL[:2], STAGE("hidden", 6, 0, Verdict.JE, 1), shown=(lost,))
    assert told(parts_of(judged, GROUPS, True, "group"))[1] == ("hidden/edges", "error", 0.0)
