"""The main path of grading: submissions in, a gradebook out, and nothing lost on the way."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from judge.catalog.bank import Bank
from judge.grade.engine import Engine
from judge.grade.grader import judge_error, versions
from judge.grade.journal import Journal, key_of
from judge.grade.submissions import Findings
from judge.grade.task import Done, Settings, Task, task_of
from judge.model.grade import Grade, Gradebook, Ignored

TRIES = 2
"""Times that a submission is judged if the judge is at fault: the second time in another process."""

OUT_OF_TIME = "not graded: the time for all submissions was up"
INTERRUPTED = "not graded: grading was interrupted"


class Watcher(Protocol):
    """Is told how grading goes on."""

    def begin(self, total: int, known: int) -> None:
        """So many submissions, of which some are in the journal already."""

    def graded(self, grade: Grade) -> None: ...


class Clock(Struct, frozen=True):
    """The two clocks: one for lengths of time, one for the time of the day."""

    seconds: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class Outcome(Struct, frozen=True):
    """The gradebook, and whether every submission is in it."""

    gradebook: Gradebook
    left_out: int
    interrupted: bool = False


def grade_all(
    findings: Findings,
    bank: Bank,
    settings: Settings,
    start: Callable[[], AbstractContextManager[Engine]],
    journal: Journal,
    watcher: Watcher,
    *,
    seconds: float | None = None,
    clock: Clock = Clock(),  # noqa: B008
) -> Outcome:
    """Judge what the journal does not hold yet, for at most so many seconds.

    Raises InvalidPackage where a problem cannot be judged at all. An interruption ends it early.
    """
    began, deadline = clock.now(), _Deadline(clock.seconds, seconds)
    known = versions()
    tasks = _tasks(findings, bank, settings)
    keys = [key_of(task, settings, known) for task in tasks]
    missing = [task for task in tasks if keys[task.number] not in journal]
    watcher.begin(len(tasks), len(tasks) - len(missing))
    interrupted = False
    if missing:
        try:
            with start() as engine:
                for task, grade in _judge(missing, engine, deadline):
                    journal.append(keys[task.number], grade)
                    watcher.graded(grade)
        except KeyboardInterrupt:
            interrupted = True
            journal.read_again()
    grades, left_out = _collect(tasks, keys, journal, out_of_time=not interrupted)
    gradebook = Gradebook(
        grades=tuple(grades),
        ignored=(*findings.ignored, *(Ignored(task.path, INTERRUPTED) for task in left_out if interrupted)),
        reveal=settings.reveal,
        started=began.isoformat(timespec="seconds"),
        seconds=float(math.ceil(deadline.spent())),
        versions=known,
    )
    return Outcome(gradebook, len(left_out), interrupted)


def nothing_judged(findings: Findings, bank: Bank, settings: Settings) -> Gradebook:
    """The gradebook as it would be if the judge failed at all of it: a format that refuses it, refuses
    what was found.

    Raises InvalidPackage where a problem cannot be judged at all.
    """
    return Gradebook(
        grades=tuple(judge_error(task, "not judged yet") for task in _tasks(findings, bank, settings)),
        ignored=findings.ignored,
        reveal=settings.reveal,
        started=Clock().now().isoformat(timespec="seconds"),
        seconds=0.0,
    )


def _tasks(findings: Findings, bank: Bank, settings: Settings) -> list[Task]:
    packages = {slug: bank.load(slug) for slug in sorted({found.slug for found in findings.found})}
    return [
        task_of(number, found, packages[found.slug], settings.growth)
        for number, found in enumerate(findings.found)
    ]


class _Deadline:
    """When all of it must have ended, if ever."""

    def __init__(self, now: Callable[[], float], seconds: float | None) -> None:
        self.now, self.seconds = now, seconds
        self.began = now()

    def spent(self) -> float:
        return self.now() - self.began

    def left(self) -> float | None:
        return None if self.seconds is None else self.seconds - self.spent()

    def passed(self) -> bool:
        left = self.left()
        return left is not None and left <= 0


def _judge(missing: Sequence[Task], engine: Engine, deadline: _Deadline) -> Iterator[tuple[Task, Grade]]:
    """The tasks with their grades as they end. One that the judge fails at is tried again."""
    waiting, running = deque(missing), dict[int, Task]()
    tries = dict[int, int]()
    while (waiting or running) and not deadline.passed():
        while waiting and len(running) < engine.capacity():
            task = waiting.popleft()
            running[task.number] = task
            tries[task.number] = tries.get(task.number, 0) + 1
            engine.submit(task)
        for done in engine.wait(deadline.left()):
            ended = running.pop(done.number, None)
            if ended is None:
                continue  # an engine that lost a task and found it again
            if _at_fault(done) and tries[done.number] < TRIES:
                waiting.append(ended)
            else:
                yield ended, done.grade or judge_error(ended, done.lost)


def _at_fault(done: Done) -> bool:
    return done.grade is None or done.grade.earned is None


def _collect(
    tasks: Sequence[Task], keys: Sequence[str], journal: Journal, *, out_of_time: bool
) -> tuple[list[Grade], list[Task]]:
    """The grades in the order of the tasks, under the names that the files have now; and what has none.

    Where time was up, every report tells of those as well.
    """
    grades: list[Grade] = []
    left_out: list[Task] = []
    for task, key in zip(tasks, keys, strict=True):
        grade = journal.read(key)
        if grade is not None:
            grades.append(replace(grade, path=task.path))
            continue
        left_out.append(task)
        if out_of_time:
            grades.append(judge_error(task, OUT_OF_TIME))
    return grades, left_out
