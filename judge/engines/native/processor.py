"""One processor for two processes that take turns.

While the judge waits for a worker it has nothing to do, and the other way round. On one processor they change
over in about 5 microseconds; waking up another one takes about 45 (`make bench` shows what a case costs).
"""

import os
from pathlib import Path

PATIENCE = 0.02
"""Seconds of waiting for one answer from which on changing over quickly is of no use."""


class SharedProcessor:
    """Keeps this thread and some workers on one processor, from `join` until `leave`."""

    def __init__(self) -> None:
        self._allowed: set[int] = set()
        """Where this thread may run otherwise; empty while nobody shares."""
        self._here: set[int] = set()
        self._sharing: set[int] = set()

    def join(self, pid: int | None) -> bool:
        """Let a worker run where this thread runs. False where the system does not have it."""
        if pid is None or not hasattr(os, "sched_setaffinity"):
            return False
        try:
            if not self._sharing:
                self._allowed = os.sched_getaffinity(0)
                self._here = {_current_processor()}
                os.sched_setaffinity(0, self._here)
            self._sharing.add(pid)
            os.sched_setaffinity(pid, self._here)
        except (OSError, ValueError, IndexError):
            self.leave(pid)
            return False
        return True

    def leave(self, pid: int | None) -> None:
        """Let a worker run anywhere again, and this thread once no worker is left."""
        if pid not in self._sharing:
            return
        self._sharing.discard(pid)
        everyone = [pid] if self._sharing else [pid, 0]
        for process in everyone:
            try:
                os.sched_setaffinity(process, self._allowed)
            except OSError:
                continue  # it has ended, or its processors were taken away: the system has moved it


def _current_processor() -> int:
    """The number of the processor that this thread runs on."""
    return int(Path("/proc/thread-self/stat").read_text().rpartition(")")[2].split()[36])
