"""Processes that carry out the jobs of the checks, several at a time.

Each has a bench of its own: a pipeline with its engines, and the cases that it has read. An interrupted run
ends them all, and a process whose parent is gone ends itself.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from types import FrameType
from typing import Any

from msgspec import Struct

from judge.casegen.generator import comparator_of, line_in
from judge.checking.compare import Comparator
from judge.engines.native.isolation import check_system
from judge.interruption import interrupt_again
from judge.model.errors import ComparisonFailed, Fault, InvalidPackage, JudgeError, JudgeFault
from judge.model.problem import Corpus, Package
from judge.pipeline import Pipeline

ENDED = 128 + signal.SIGTERM


class Bench:
    """A pipeline, and the cases and the comparison of the last problem: what a process works with."""

    def __init__(self, cache: Path, secrets: Sequence[Path]) -> None:
        self._closing = ExitStack()
        self.pipeline = self._closing.enter_context(Pipeline(cache, secrets))
        self.at_work = False
        self._known: tuple[str, Corpus, Comparator] | None = None

    def material(self, package: Package) -> tuple[Corpus, Comparator]:
        """Return the cases of a problem and its comparison."""
        if self._known is None or self._known[0] != package.digest:
            self._known = package.digest, self.pipeline.corpus(package), comparator_of(package)
        return self._known[1], self._known[2]

    def close(self) -> None:
        """End the engines of the pipeline."""
        self._closing.close()


class Job(Struct, frozen=True):
    """A piece of work for a process: `work(bench, *arguments)`, where all of it can be pickled."""

    problem: str
    what: str
    work: Callable[..., Any]
    arguments: tuple[Any, ...]


class Refused(Struct, frozen=True):
    """The answer to a job that a fault of the package has prevented."""

    faults: tuple[Fault, ...]


class _Failed(Struct, frozen=True):
    """The answer to a job in which the judge is at fault: exceptions with fields cannot be pickled."""

    message: str
    advice: str


class _Spawning(SpawnContext):
    """Spawns processes, and knows them: not every child of this process has to be one of the crew."""

    def __init__(self) -> None:
        super().__init__()
        self.spawned: list[SpawnProcess] = []

    def Process(self, *arguments: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]
        process = SpawnProcess(*arguments, **named)
        self.spawned.append(process)
        return process


class Crew:
    """`count` processes; with one, everything happens in this process. A context manager.

    Raises JudgeFault where no submission can be run at all.
    """

    def __init__(self, count: int, cache: Path, secrets: Sequence[Path]) -> None:
        check_system()
        self.count = count
        self._bench = Bench(cache, secrets) if count == 1 else None
        self._pool: ProcessPoolExecutor | None = None
        self._spawning = _Spawning()  # threads of ours must not be forked
        self._orders = cache, tuple(secrets)

    def carry_out(self, jobs: Sequence[Job]) -> Iterator[tuple[int, Any]]:
        """Yield the answers to jobs with their indices, as they come.

        An answer is what the work returns, or Refused. Raises JudgeFault.
        """
        if self._bench is not None:
            for index, job in enumerate(jobs):
                yield index, _known(_carry_out(self._bench, job))
            return
        yield from self._side_by_side(jobs)

    def _side_by_side(self, jobs: Sequence[Job]) -> Iterator[tuple[int, Any]]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, self._spawning, _begin, self._orders)
        waiting = iter(enumerate(jobs))
        running: dict[Future[Any], int] = {}
        try:
            while True:
                while len(running) < self.count and (following := next(waiting, None)) is not None:
                    running[self._pool.submit(_work, following[1])] = following[0]
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(done), _known(done.result())
        except BrokenProcessPool:
            raise JudgeFault("A process that verifies has died.", "Try again with --jobs 1.") from None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bench is not None:
            self._bench.close()
        if self._pool is not None:
            for process in filter(SpawnProcess.is_alive, self._spawning.spawned):
                process.terminate()  # before their pipes are closed, of which they would complain
            self._pool.shutdown(cancel_futures=True)


def _known(answer: Any) -> Any:
    if isinstance(answer, _Failed):
        raise JudgeFault(answer.message, answer.advice)
    return answer


def _carry_out(bench: Bench, job: Job) -> Any:
    try:
        return job.work(bench, *job.arguments)
    except InvalidPackage as error:
        return Refused(error.faults)
    except ComparisonFailed as error:
        package = next(argument for argument in job.arguments if isinstance(argument, Package))
        message = f"it fails while {job.what}: {error.what}"
        line = line_in(error.__cause__ or error, package.compare)
        return Refused((Fault(package.compare, line, "", message, "comparison.fails"),))
    except JudgeError as error:
        return _Failed(f"{job.problem}, {job.what}: {error.message}", error.advice)


# -- inside a process of the crew ----------------------------------------------------------------------

_benches: list[Bench] = []
"""The bench of this process: the executor hands nothing else from its beginning to its jobs."""


def _begin(cache: Path, secrets: Sequence[Path]) -> None:
    os.dup2(2, 1)  # a print in a package must not end up inside a document
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGALRM, _end)
    sys.unraisablehook = interrupt_again
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _benches.append(Bench(cache, secrets))


def _work(job: Job) -> Any:
    bench = _benches[0]
    try:
        bench.at_work = True
        try:
            return _carry_out(bench, job)
        finally:
            bench.at_work = False
    except (_Ended, SystemExit):  # the executor would go on
        bench.close()
        os._exit(ENDED)


class _Ended(KeyboardInterrupt):
    """Raised in a job when this process is to end. Not a SystemExit, which a package may raise as well."""


def _end(number: int, frame: FrameType | None) -> None:
    if any(bench.at_work for bench in _benches):
        raise _Ended
    for bench in _benches:
        bench.close()
    os._exit(ENDED)  # nothing is at work; an exception could come while the process ends already


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
