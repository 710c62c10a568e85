"""The engine for a cluster: Dask `distributed`, which keeps the queue and replaces machines that are lost.

Every machine needs the same judge and the same bank at the same place. Growth needs no more than that: the
reference is measured beside each submission, wherever that runs.
"""

import contextlib
import threading
import time
from typing import Any

import msgspec

from judge.grade.grader import Grader, judge_error
from judge.grade.interruptions import put_off
from judge.grade.task import Done, Settings, Task, encode
from judge.model.errors import JudgeError, UsageError

AHEAD = 2
"""Tasks handed in for each thread of the cluster, so that none waits for the next."""

RETRIES = 2
"""Times that the engine hands out a task again whose worker was lost. A submission that has ended so many
workers would end the next one as well."""

CONNECTING = 20
"""Seconds until the scheduler must have answered."""


def check_installed() -> None:
    """Raises UsageError where `distributed` is missing."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise UsageError(
            "--executor dask needs Dask's distributed, which is not installed.",
            "Install it: pip install 'judge[cluster]'.",
        ) from None


class DaskEngine:
    """Judges tasks on the cluster of a scheduler, or on one of `jobs` processes on this machine."""

    def __init__(self, settings: Settings, jobs: int, scheduler: str | None) -> None:
        self.settings = settings
        self.jobs = jobs
        self.scheduler = scheduler
        self._stack = contextlib.ExitStack()
        self._client: Any = None
        self._futures: dict[Any, Task] = {}

    def capacity(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return AHEAD * max(threads, 1)

    def submit(self, task: Task) -> None:
        future = self._client.submit(
            judge_task,
            encode(self.settings),
            encode(task),
            self.jobs if self.scheduler is None else 0,
            pure=False,
            key=f"judge-{task.slug}-{task.sha256[:12]}-{task.number}-{time.monotonic_ns()}",
        )
        self._futures[future] = task

    def wait(self, seconds: float | None) -> list[Done]:
        from distributed import wait

        try:
            ended = wait([*self._futures], timeout=seconds, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return []
        return [self._take(future) for future in ended]

    def _take(self, future: Any) -> Done:
        task = self._futures.pop(future)
        try:
            error = future.exception()
            if error is None:
                return msgspec.msgpack.decode(future.result(), type=Done)
            return Done(number=task.number, lost=f"the cluster lost it ({type(error).__name__})")
        finally:
            future.release()

    def __enter__(self) -> "DaskEngine":
        try:
            with put_off():  # a cluster that is interrupted while it starts cannot be ended
                self._start()
        except (OSError, TimeoutError, ValueError) as error:
            self._stack.close()
            raise UsageError(
                f"The Dask scheduler {self.scheduler or 'of this machine'} does not answer: {error}.",
                "Check its address and that it is running.",
            ) from None
        except BaseException:
            self._stack.close()
            raise
        return self

    def _start(self) -> None:
        import dask
        from distributed import Client, LocalCluster

        enter = self._stack.enter_context
        enter(dask.config.set({"distributed.scheduler.allowed-failures": RETRIES}))
        address: Any = self.scheduler
        if address is None:
            cluster = LocalCluster(
                n_workers=self.jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50
            )
            address = enter(cluster)
        self._client = enter(Client(address, timeout=CONNECTING))

    def __exit__(self, *_: object) -> None:
        with put_off():
            for future in self._futures:
                with contextlib.suppress(Exception):
                    future.cancel()
            self._futures.clear()
            self._stack.close()


_graders = threading.local()
"""The grader of each thread of a worker, by its settings: kept from task to task."""


def judge_task(settings: bytes, task: bytes, jobs: int) -> bytes:
    """Judge a task on a worker of the cluster, which is one of `jobs` of this machine if that is not 0."""
    order = msgspec.msgpack.decode(task, type=Task)
    grader = None
    try:
        grader = _grader(settings, jobs)
        grade = grader.grade(order)
    except JudgeError as error:
        grade = judge_error(order, error.message)
    if grade.earned is None and grader is not None:
        _graders.known.pop(settings).__exit__()
    return encode(Done(number=order.number, grade=grade))


def _grader(settings: bytes, jobs: int) -> Grader:
    known: dict[bytes, Grader] = _graders.__dict__.setdefault("known", {})
    if settings not in known:
        grader = Grader(msgspec.msgpack.decode(settings, type=Settings))
        known[settings] = grader.__enter__()
    return known[settings]
