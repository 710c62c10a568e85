"""The engine of this machine: a judge process for each job.

A process judges one submission after another. One that dies, or takes too long, costs the submission that
it had in hand, and is replaced. Processes are told what to do over a pipe; when it closes, they end.
"""

import contextlib
import os
import subprocess
import time
from collections import deque
from multiprocessing.connection import Pipe, wait

import msgspec

from judge.grade.task import Done, Settings, Task, encode
from judge.model.outcome import signal_name
from judge.processes import module_command

LONGEST = 900.0
"""Seconds after which a judge process is taken for hanging: with time limits of a few seconds, all limits of
a submission together are less."""

GRACE = 3.0
"""Seconds in which a process that is asked to end must have cleaned up."""

RENEWED_AFTER = 200
"""Submissions after which a judge process makes way for a new one, so that nothing can pile up in it."""


class LocalEngine:
    """Judges `jobs` tasks at a time."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings = settings
        self.jobs = jobs
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []
        self._waiting: deque[Task] = deque()

    def capacity(self) -> int:
        return self.jobs

    def submit(self, task: Task) -> None:
        self._waiting.append(task)
        self._hand_out()

    def wait(self, seconds: float | None) -> list[Done]:
        end = None if seconds is None else time.monotonic() + seconds
        done: list[Done] = []
        while self._busy and not done:
            left = min(process.left() for process in self._busy)
            if end is not None:
                left = min(left, end - time.monotonic())
            ready = wait([process.pipe for process in self._busy], max(left, 0.0))
            done = [self._take(process) for process in [*self._busy] if process.pipe in ready]
            done += [self._give_up(process) for process in [*self._busy] if process.left() <= 0]
            if end is not None and time.monotonic() >= end:
                break
        self._hand_out()
        return done

    def _hand_out(self) -> None:
        while self._waiting and len(self._busy) < self.jobs:
            process = self._idle.pop() if self._idle else _Process(self.settings)
            self._busy.append(process)
            process.begin(self._waiting.popleft())

    def _take(self, process: "_Process") -> Done:
        """The answer of a process; it stays if nothing was wrong with it."""
        self._busy.remove(process)
        done = process.answer()
        if done.grade is None or done.grade.earned is None or process.judged >= RENEWED_AFTER:
            process.close()
        else:
            self._idle.append(process)
        return done

    def _give_up(self, process: "_Process") -> Done:
        self._busy.remove(process)
        process.close()
        return Done(number=process.task.number, lost=f"judging took more than {process.longest:g} s")

    def __enter__(self) -> "LocalEngine":
        return self

    def __exit__(self, *_: object) -> None:
        everyone = self._busy + self._idle
        self._busy, self._idle = [], []
        self._waiting.clear()
        for process in everyone:
            process.ask_to_end()
        for process in everyone:
            process.close()


class _Process:
    """One judge process."""

    def __init__(self, settings: Settings) -> None:
        self.longest = LONGEST
        self.judged = 0
        self._started = 0.0
        self.pipe, inside = Pipe()
        with inside:
            self._process = subprocess.Popen(
                [*module_command("judge.grade.worker"), str(inside.fileno()), str(os.getpid())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("JUDGE_DEBUG") else subprocess.DEVNULL,
                pass_fds=[inside.fileno()],
                start_new_session=True,  # Ctrl-C is for the judge that grades, which ends this one
            )
        self._send(encode(settings))

    def begin(self, task: Task) -> None:
        self.task = task
        self._started = time.monotonic()
        self._send(encode(task))

    def left(self) -> float:
        """Seconds until it has taken too long."""
        return self._started + self.longest - time.monotonic()

    def answer(self) -> Done:
        self.judged += 1
        try:
            return msgspec.msgpack.decode(self.pipe.recv_bytes(), type=Done)
        except (EOFError, OSError, msgspec.MsgspecError):
            return Done(number=self.task.number, lost=f"the judging process {self._ending()}")

    def _ending(self) -> str:
        try:
            status = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return "stopped answering"
        return f"was ended by {signal_name(-status)}" if status < 0 else f"ended with exit code {status}"

    def _send(self, message: bytes) -> None:
        with contextlib.suppress(OSError):  # it has died; waiting for its answer will tell
            self.pipe.send_bytes(message)

    def ask_to_end(self) -> None:
        self.pipe.close()
        with contextlib.suppress(OSError):
            self._process.terminate()

    def close(self) -> None:
        """End the process and all that it has started."""
        self.ask_to_end()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(GRACE)
