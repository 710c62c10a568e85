"""Explaining a failure: the smallest input, what survives between calls, what is chance, which mistake."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from judge.catalog.bank import Bank
from judge.checking.assess import assess
from judge.checking.compare import comparator
from judge.explain.explainer import Explainer
from judge.explain.trial import Trial
from judge.journey import Silent
from judge.model.case import Call, Case
from judge.model.outcome import Output, Returned, Usage
from judge.model.problem import Exact
from judge.model.report import Failure
from judge.model.result import CaseResult
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from tests.packages import FRAIL_GENERATE, FRAIL_HIDDEN, write_function_bank
from tests.workers import FUNCTION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_function_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def pipeline(cache: Path, folder: Path) -> Iterator[Pipeline]:
    with Pipeline(cache, [folder]) as found:
        yield found


def failure_of(source: str, pipeline: Pipeline, folder: Path, cache: Path) -> Failure:
    """Why a solution of `double` fails."""
    package = Bank(folder, cache).load("double")
    submission = Submission(source.encode(), Path("solution.py"))
    report = pipeline.judge(package, submission, Silent(), growth=False)
    assert report.failure is not None, report.message
    return report.failure


def values(failure: Failure) -> object:
    """The only argument of the failing case that is shown."""
    return failure.result.case.calls[0].arguments[0]


def kinds(failure: Failure) -> list[str]:
    return [mistake.kind for mistake in failure.mistakes]


@pytest.mark.parametrize(
    ("condition", "smallest"),
    [
        ("len(values) >= 3", [0, 0, 0]),
        ("any(value <= -5 for value in values)", [-5]),
        ("len(set(values)) < len(values)", [0, 0]),
        ("values != sorted(values)", [1, 0]),
        ("sum(values) == 11", [2, 9]),
    ],
)
def test_the_smallest_input_that_fails_is_shown(
    condition: str, smallest: list[int], pipeline: Pipeline, folder: Path, cache: Path
) -> None:
    source = f"""
def double(values):
    if {condition}:
        return [7]
    return [2 * value for value in values]
"""
    failure = failure_of(source, pipeline, folder, cache)
    shown = values(failure)
    assert isinstance(shown, list)
    assert len(shown) == len(smallest) and sum(map(abs, shown)) <= sum(map(abs, smallest))
    assert eval(condition, {"values": shown})
    assert failure.result.verdict is Verdict.WA


def test_a_failure_that_needs_another_call_before_it_is_shown_with_that_call(
    pipeline: Pipeline, folder: Path, cache: Path
) -> None:
    source = """
longest = []

def double(values):
    global longest
    longest = max(longest, values, key=len)
    return [2 * value for value in values] if len(values) == len(longest) else []
"""
    failure = failure_of(source, pipeline, folder, cache)
    assert kinds(failure) == ["keeps_state"]
    (before,) = failure.before
    first = before[0].arguments[0]
    second = values(failure)
    assert isinstance(first, list) and isinstance(second, list)
    assert (len(first), len(second)) == (2, 1)
    assert len(failure.reproduce) == 2


def test_the_argument_that_was_changed_and_read_again_is_named(
    pipeline: Pipeline, folder: Path, cache: Path
) -> None:
    source = """
def double(values):
    values.sort()
    return [2 * value for value in values]
"""
    failure = failure_of(source, pipeline, folder, cache)
    assert kinds(failure) == ["changed_input"]
    assert values(failure) in ([1, 0], [0, -1])


def test_answers_that_differ_from_process_to_process_are_named_as_such(
    pipeline: Pipeline, folder: Path, cache: Path
) -> None:
    source = """
import os

def double(values):
    return [int.from_bytes(os.urandom(7), "big")]
"""
    failure = failure_of(source, pipeline, folder, cache)
    assert kinds(failure) == ["not_deterministic"]
    assert failure.reproduce == ()


# -- runs whose answers are written down ----------------------------------------------------------------


class Scripted:
    """A trial that gives the answers of a script, one after another, then the last one again and again."""

    def __init__(self, answers: Sequence[int]) -> None:
        self.answers = list(answers)
        self.runner = SimpleNamespace(discard=lambda: None)

    def judge(self, case: Case, time_limit: float | None = None) -> CaseResult:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return result_of(case, answer)

    judge_fresh = judge

    def fails_after(self, before: Sequence[Case], case: Case) -> CaseResult | None:
        if not all(self.judge(other).accepted for other in before):
            return None
        found = self.judge(case)
        return None if found.accepted else found

    def named(self, calls: Any) -> Case | None:
        return None


RIGHT, WRONG = 1, 2


def result_of(case: Case, answer: int) -> CaseResult:
    outcome = Returned(values=(answer,), output=Output("", 0), usage=Usage(wall=0.001, cpu=0.001))
    return assess(case, outcome, FUNCTION, comparator(Exact()))


def case_of(x: int) -> Case:
    return Case(id=f"samples/{x}", stage="samples", calls=(Call("solve", (x,)),), expected=(RIGHT,))


def explained(answers: Sequence[int], earlier: int) -> Failure:
    """What is said of a wrong answer that came after so many other cases."""
    failing = result_of(case_of(earlier), WRONG)
    failure = Failure(result=failing, stage="samples", reproduce=(failing.case.id,))
    trial = cast("Trial", Scripted(answers))
    return Explainer(trial).explain(failure, [], [], [case_of(x) for x in range(earlier)])


def test_the_first_case_of_all_that_fails_once_and_never_again_is_chance() -> None:
    failure = explained([RIGHT], earlier=0)
    assert kinds(failure) == ["not_deterministic"]
    assert failure.reproduce == ()


@pytest.mark.parametrize("earlier", [1, 2, 3])
@pytest.mark.parametrize(
    ("answers", "mistake"),
    [
        ([RIGHT, WRONG], "not_deterministic"),  # not even two fresh processes agree
        ([RIGHT, RIGHT, WRONG], "keeps_state"),  # right in fresh ones, wrong behind the others
        ([RIGHT, RIGHT, WRONG, RIGHT], "not_deterministic"),  # and right behind them, too
    ],
)
def test_a_case_that_fails_now_and_then_is_state_if_it_fails_again_behind_the_others(
    answers: list[int], mistake: str, earlier: int
) -> None:
    failure = explained(answers, earlier)
    assert kinds(failure) == [mistake]
    assert failure.reproduce == ()  # there is no pair of cases that fails


def test_a_case_that_fails_among_others_and_not_alone_is_chance_if_it_passes_among_them_too() -> None:
    assert kinds(explained([RIGHT], earlier=3)) == ["not_deterministic"]


def test_a_fault_of_the_package_takes_no_verdict_away(tmp_path: Path, cache: Path) -> None:
    """Making the case smaller asks the constraints about an empty list, for which they raise."""
    folder = write_function_bank(tmp_path, hidden=FRAIL_HIDDEN, generate=FRAIL_GENERATE)
    package = Bank(folder, cache).load("double")
    submission = Submission(b"def double(values): return values", Path("solution.py"))
    with Pipeline(cache, [folder]) as pipeline:
        report = pipeline.judge(package, submission, Silent(), growth=False)
    assert report.verdict is Verdict.WA
    assert report.failure is not None and report.failure.result.case.id == "samples/two_values"
    (warning,) = report.warnings
    assert "ValueError" in warning and "generate.py" in warning
