"""The main path: everything found is graded once, and nothing is lost when something breaks."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from judge.catalog.bank import Bank
from judge.grade.grading import INTERRUPTED, OUT_OF_TIME, Clock, Outcome, grade_all
from judge.grade.journal import Journal
from judge.grade.submissions import Findings
from judge.grade.task import Done, Task
from judge.model.grade import Grade, Gradebook
from judge.model.verdict import Verdict
from tests.grade.support import SETTINGS, Scripted, Watched, findings, grade_for
from tests.packages import write_function_bank
from tests.reports import too_slow


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Bank:
    return Bank(write_function_bank(tmp_path_factory.mktemp("bank")), cache)


class Ticking:
    """A clock that moves on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


def run(
    bank: Bank,
    journal: Path,
    engine: Scripted,
    what: Findings,
    *,
    resume: bool = False,
    watcher: Watched | None = None,
    seconds: float | None = None,
) -> Outcome:
    clock = Clock(seconds=Ticking(), now=lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    with Journal(journal, resume=resume) as opened:
        return grade_all(
            what, bank, SETTINGS, lambda: engine, opened, watcher or Watched(), seconds=seconds, clock=clock
        )


def accept(task: Task) -> Done:
    return Done(number=task.number, grade=grade_for(task))


def essence(gradebook: Gradebook) -> Gradebook:
    return replace(gradebook, seconds=0.0)


def test_every_submission_is_graded_once_in_order(double: Bank, tmp_path: Path) -> None:
    engine, watcher = Scripted(accept), Watched()
    outcome = run(double, tmp_path / "j", engine, findings(10), watcher=watcher)
    grades = outcome.gradebook.grades
    assert [grade.student for grade in grades] == [f"student {n:04}" for n in range(10)]
    assert len(engine.given) == len(watcher.grades) == 10
    assert (watcher.total, watcher.known, outcome.left_out) == (10, 0, 0)
    assert outcome.gradebook.ignored == findings(10).ignored
    assert outcome.gradebook.started == "2026-11-21T12:00:00+00:00"
    assert grades[0].possible == 10.0
    assert engine.closed


def test_resuming_judges_only_what_is_missing_or_changed(double: Bank, tmp_path: Path) -> None:
    run(double, tmp_path / "j", Scripted(accept), findings(4))
    engine, watcher = Scripted(accept), Watched()
    more = findings(6)
    changed = replace(more.found[1], source=b"# another\n")
    outcome = run(
        double,
        tmp_path / "j",
        engine,
        replace(more, found=(more.found[0], changed, *more.found[2:])),
        resume=True,
        watcher=watcher,
    )
    assert sorted(task.number for task in engine.given) == [1, 4, 5]
    assert watcher.known == 3
    assert len(outcome.gradebook.grades) == 6


def test_resuming_a_whole_run_starts_no_engine(double: Bank, tmp_path: Path) -> None:
    first = run(double, tmp_path / "j", Scripted(accept), findings(4))
    engine = Scripted(lambda task: pytest.fail("nothing is missing"))
    again = run(double, tmp_path / "j", engine, findings(4), resume=True)
    assert essence(again.gradebook) == essence(first.gradebook)


def test_a_file_that_has_moved_keeps_its_grade(double: Bank, tmp_path: Path) -> None:
    run(double, tmp_path / "j", Scripted(accept), findings(1))
    one = findings(1)
    moved = replace(one, found=(replace(one.found[0], path="class.zip:0/double.py"),))
    outcome = run(double, tmp_path / "j", Scripted(accept), moved, resume=True)
    assert outcome.gradebook.grades[0].path == "class.zip:0/double.py"


def test_what_breaks_the_judge_is_tried_again_and_costs_only_itself(double: Bank, tmp_path: Path) -> None:
    def judge(task: Task) -> Done:
        return Done(number=task.number, lost="it was killed") if task.number == 2 else accept(task)

    engine = Scripted(judge)
    outcome = run(double, tmp_path / "j", engine, findings(5))
    verdicts = [grade.verdict for grade in outcome.gradebook.grades]
    assert verdicts == ["AC", "AC", "JE", "AC", "AC"]
    failed = outcome.gradebook.grades[2]
    assert (failed.earned, failed.possible, failed.message) == (None, 4.0, "it was killed")
    assert [task.number for task in engine.given].count(2) == 2


def test_a_judge_error_that_passes_leaves_no_trace(double: Bank, tmp_path: Path) -> None:
    broken = {1}

    def judge(task: Task) -> Done:
        if task.number in broken:
            broken.discard(task.number)
            return Done(number=task.number, grade=grade_for(task, Verdict.JE))
        return accept(task)

    outcome = run(double, tmp_path / "j", Scripted(judge), findings(3))
    assert [grade.verdict for grade in outcome.gradebook.grades] == ["AC", "AC", "AC"]


def test_time_for_all_ends_early_and_says_what_is_left(double: Bank, tmp_path: Path) -> None:
    outcome = run(double, tmp_path / "j", Scripted(accept, 1), findings(50), seconds=20.0)
    graded = [grade for grade in outcome.gradebook.grades if grade.earned is not None]
    assert 0 < len(graded) < len(outcome.gradebook.grades) == 50
    assert outcome.left_out == 50 - len(graded)
    left = [grade for grade in outcome.gradebook.grades if grade.earned is None]
    assert {(grade.verdict, grade.message) for grade in left} == {(Verdict.JE, OUT_OF_TIME)}
    again = run(double, tmp_path / "j", Scripted(accept), findings(50), resume=True)
    assert again.left_out == 0


def test_an_interruption_keeps_what_is_known(double: Bank, tmp_path: Path) -> None:
    def judge(task: Task) -> Done:
        if task.number == 4:
            raise KeyboardInterrupt
        return accept(task)

    engine = Scripted(judge, 1)
    outcome = run(double, tmp_path / "j", engine, findings(6))
    assert outcome.interrupted and engine.closed
    assert [grade.student for grade in outcome.gradebook.grades] == [f"student {n:04}" for n in range(4)]
    assert [ignored.why for ignored in outcome.gradebook.ignored[1:]] == [INTERRUPTED] * 2
    whole = run(double, tmp_path / "other", Scripted(accept), findings(6))
    resumed = run(double, tmp_path / "j", Scripted(accept), findings(6), resume=True)
    assert essence(resumed.gradebook) == essence(whole.gradebook)


def test_the_judge_keeps_no_grades_in_memory(double: Bank, tmp_path: Path) -> None:
    """Memory stays flat from the 100th submission on: grades go to the journal, and are read at the end."""
    growth = too_slow().growth
    sizes: dict[int, int] = {}
    long = 10_000

    def judge(task: Task) -> Done:
        sizes[task.number] = tracemalloc.get_traced_memory()[0]
        return Done(number=task.number, grade=replace(grade_for(task), growth=growth, message="x" * long))

    class Forgetful(Watched):
        def graded(self, grade: Grade) -> None:
            pass

    tracemalloc.start()
    try:
        run(double, tmp_path / "j", Scripted(judge, 1), findings(300), watcher=Forgetful())
    finally:
        tracemalloc.stop()
    assert sizes[299] - sizes[100] < 199 * long / 2


def test_an_answer_that_comes_twice_counts_once(double: Bank, tmp_path: Path) -> None:
    class Repeating(Scripted):
        def wait(self, seconds: float | None) -> list[Done]:
            return super().wait(seconds) * 2

    watcher = Watched()
    outcome = run(double, tmp_path / "j", Repeating(accept), findings(5), watcher=watcher)
    assert len(outcome.gradebook.grades) == len(watcher.grades) == 5
