"""The engine of this machine: a judge process for each job.

A process judges one submission after another. One that dies, or takes too long, costs the submission that
it had in hand, and is replaced. Processes are told what to do over a pipe; when it closes, they end.
"""

import contextlib
import os
import subprocess
import time
from collections import deque
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Thread

import msgspec

from judge.engines.frames import read_frame, write_frame
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


Answers = SimpleQueue[tuple["_Process", bytes | None]]


class LocalEngine:
    """Judges `jobs` tasks at a time."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings = settings
        self.jobs = jobs
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []
        self._waiting: deque[Task] = deque()
        self._answers: Answers = SimpleQueue()

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
            done = [self._take(process, body) for process, body in self._arrived(max(left, 0.0))]
            done += [self._give_up(process) for process in [*self._busy] if process.left() <= 0]
            if end is not None and time.monotonic() >= end:
                break
        self._hand_out()
        return done

    def _arrived(self, seconds: float) -> Iterator[tuple["_Process", bytes | None]]:
        """Return the answers of busy processes that are there, or that come first within so many seconds."""
        with contextlib.suppress(Empty):
            while True:
                process, body = self._answers.get(timeout=seconds)
                if process in self._busy:
                    yield process, body
                    seconds = 0.0

    def _hand_out(self) -> None:
        while self._waiting and len(self._busy) < self.jobs:
            process = self._idle.pop() if self._idle else _Process(self.settings, self._answers)
            self._busy.append(process)
            process.begin(self._waiting.popleft())

    def _take(self, process: "_Process", body: bytes | None) -> Done:
        """The answer of a process; it stays if nothing was wrong with it."""
        self._busy.remove(process)
        done = process.answer(body)
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
    """One judge process. What it answers comes into a queue; None stands for its end."""

    def __init__(self, settings: Settings, answers: Answers) -> None:
        self.longest = LONGEST
        self.judged = 0
        self._started = 0.0
        self._process = subprocess.Popen(
            [*module_command("judge.grade.worker"), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("JUDGE_DEBUG") else subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the judge that grades, which ends this one
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._tasks, self._replies = self._process.stdin, self._process.stdout
        self._listener = Thread(target=self._listen, args=(answers,), daemon=True)
        self._listener.start()
        self._send(encode(settings))

    def _listen(self, answers: Answers) -> None:
        body: bytes | None = b""
        while body is not None:
            body = read_frame(self._replies)
            answers.put((self, body))

    def begin(self, task: Task) -> None:
        self.task = task
        self._started = time.monotonic()
        self._send(encode(task))

    def left(self) -> float:
        """Seconds until it has taken too long."""
        return self._started + self.longest - time.monotonic()

    def answer(self, body: bytes | None) -> Done:
        self.judged += 1
        try:
            return msgspec.msgpack.decode(body or b"", type=Done)
        except msgspec.MsgspecError:
            return Done(number=self.task.number, lost=f"the judging process {self._ending()}")

    def _ending(self) -> str:
        try:
            status = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return "stopped answering"
        return f"was ended by {signal_name(-status)}" if status < 0 else f"ended with exit code {status}"

    def _send(self, message: bytes) -> None:
        with contextlib.suppress(OSError):  # it has died; waiting for its answer will tell
            write_frame(self._tasks, message)

    def ask_to_end(self) -> None:
        with contextlib.suppress(OSError):
            self._tasks.close()
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
        self._listener.join(GRACE)
        self._replies.close()
