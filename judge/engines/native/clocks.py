"""Clocks that a busy machine does not falsify: time less the waiting for a processor."""

import contextlib
import os
import time
from collections.abc import Callable

STARVATION_FACTOR = 100
"""A process that waits for a processor is not running: its time limit is extended, at most so often. It can
keep itself waiting with threads of its own only, and these use up the limit of its processor time."""

SHORT = 0.001
"""Seconds of which no limit takes notice, however much of them was waiting."""


class KernelFile:
    """A file in which the kernel tells of a process, kept open to be read again and again."""

    def __init__(self, path: str) -> None:
        self._fd: int | None = None
        with contextlib.suppress(OSError):
            self._fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def read(self) -> bytes:
        """What it tells now, its beginning; nothing where the file or the process is gone."""
        if self._fd is not None:
            with contextlib.suppress(OSError):
                return os.pread(self._fd, 256, 0)
        return b""

    def close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


class Waiting(KernelFile):
    """How long a thread was ready to run but had to wait for a processor, from its `schedstat`."""

    def seconds(self) -> float:
        """Since the thread began; 0 where it cannot be known."""
        with contextlib.suppress(ValueError, IndexError):
            return int(self.read().split()[1]) / 1e9
        return 0.0


class Countdown:
    """Seconds left of a limit; time that was spent waiting for a processor is given back."""

    def __init__(self, limit: float, starved: Callable[[], float], cpu: Callable[[], float | None]) -> None:
        self.limit = limit
        self.starved = starved
        self.cpu = cpu
        self.cpu_before = cpu()
        self.starved_before = starved()
        self.started = time.monotonic()

    def passed(self) -> float:
        """Seconds since it began, less those of waiting as far as they could matter."""
        elapsed = time.monotonic() - self.started
        if elapsed > SHORT:
            elapsed -= self.starved() - self.starved_before
        return max(elapsed, 0.0)

    def left(self) -> float:
        elapsed = time.monotonic() - self.started
        if elapsed < self.limit:
            return self.limit - elapsed
        cpu = self.cpu()
        worked = (cpu or 0.0) - (self.cpu_before or 0.0)
        if worked >= self.limit:
            return 0.0  # threads of its own may have kept it waiting
        waited = min(self.starved() - self.starved_before, self.limit * STARVATION_FACTOR)
        return max(self.limit + waited - elapsed, 0.0)
