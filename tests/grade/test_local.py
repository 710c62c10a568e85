"""The engine of this machine, with real processes that are killed and replaced."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.catalog.bank import Bank
from judge.grade.grading import grade_all
from judge.grade.journal import Journal
from judge.grade.local import LocalEngine
from judge.grade.submissions import Findings, Found
from judge.grade.task import task_of
from tests.grade.support import Watched, settings_for
from tests.packages import REFERENCE, write_function_bank
from tests.workers import command, descendants, is_running, nothing_left_behind, wait_until

__all__ = ["nothing_left_behind"]

HANGS = "def double(values):\n    while True: pass\n"


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Bank:
    return Bank(write_function_bank(tmp_path_factory.mktemp("bank")), cache)


def judge_processes() -> list[int]:
    """The judge processes that this one has started."""
    return [pid for pid in descendants(os.getpid()) if "judge.grade.worker" in command(pid)]


def sources(*several: str) -> Findings:
    found = [
        Found(student=f"student {n}", slug="double", path=f"{n}.py", source=source.encode())
        for n, source in enumerate(several)
    ]
    return Findings(found=tuple(found), ignored=())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "journal.jsonl", resume=False) as opened:
        yield opened


@pytest.mark.usefixtures("nothing_left_behind")
def test_submissions_are_judged_side_by_side(double: Bank, journal: Journal) -> None:
    settings = settings_for(double)
    what = sources(REFERENCE, "def double(values):\n    return values\n", "def double(", REFERENCE + "\n")
    outcome = grade_all(what, double, settings, lambda: LocalEngine(settings, 2), journal, Watched())
    assert [grade.verdict for grade in outcome.gradebook.grades] == ["AC", "WA", "CE", "AC"]


@pytest.mark.usefixtures("nothing_left_behind")
def test_a_process_that_dies_costs_nothing_but_a_second_try(double: Bank, journal: Journal) -> None:
    settings = settings_for(double)
    killed: list[int] = []

    class Killing(LocalEngine):
        def submit(self, task) -> None:  # type: ignore[no-untyped-def]
            super().submit(task)
            if not killed:
                wait_until(lambda: bool(judge_processes()))  # until it has become that program
                killed.extend(judge_processes()[:1])
                os.kill(killed[0], signal.SIGKILL)

    outcome = grade_all(
        sources(REFERENCE, REFERENCE + "\n"),
        double,
        settings,
        lambda: Killing(settings, 1),
        journal,
        Watched(),
    )
    assert killed
    assert [grade.verdict for grade in outcome.gradebook.grades] == ["AC", "AC"]


@pytest.mark.usefixtures("nothing_left_behind")
def test_what_ends_its_process_twice_is_a_judge_error_and_costs_only_itself(
    double: Bank, journal: Journal
) -> None:
    settings = settings_for(double)

    class Killing(LocalEngine):
        def submit(self, task) -> None:  # type: ignore[no-untyped-def]
            super().submit(task)
            if task.number == 0:
                busy = [process for process in self._busy if process.task.number == 0]
                os.kill(busy[0]._process.pid, signal.SIGKILL)

    outcome = grade_all(
        sources(HANGS, REFERENCE), double, settings, lambda: Killing(settings, 2), journal, Watched()
    )
    failed, passed = outcome.gradebook.grades
    assert (failed.verdict, passed.verdict) == ("JE", "AC")
    assert failed.message == "the judging process was ended by SIGKILL (killed)"


@pytest.mark.usefixtures("nothing_left_behind")
def test_leaving_ends_everything_at_once(double: Bank) -> None:
    settings = settings_for(double)
    package = double.load("double")
    with LocalEngine(settings, 2) as engine:
        for number, found in enumerate(sources(HANGS, HANGS + "\n").found):
            engine.submit(task_of(number, found, package, False))
        wait_until(lambda: len(judge_processes()) == 2)
        assert engine.wait(0.0) == []
    assert judge_processes() == []


@pytest.mark.usefixtures("nothing_left_behind")
def test_judge_processes_end_with_the_one_that_started_them(double: Bank, tmp_path: Path) -> None:
    """Killed with SIGKILL, the judge cannot end them itself."""
    reading, writing = os.pipe()
    judge = os.fork()
    if judge == 0:
        try:
            engine = LocalEngine(settings_for(double), 1)
            found = sources(HANGS).found[0]
            engine.submit(task_of(0, found, double.load("double"), False))
            os.write(writing, f"{engine._busy[0]._process.pid}".encode())
            threading.Event().wait()
        finally:
            os._exit(1)
    os.close(writing)
    process = int(os.read(reading, 100))
    os.close(reading)
    os.kill(judge, signal.SIGKILL)
    os.waitpid(judge, 0)
    wait_until(lambda: not is_running(process))
