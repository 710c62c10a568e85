"""Processors for the jobs of this machine, and an end for processes whose parent is gone."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1


def processors() -> list[int]:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def shares(processors: Sequence[int], jobs: int) -> list[tuple[int, ...]]:
    """The processors of each job: all have their own where there are enough, else some share one."""
    if jobs >= len(processors):
        return [(processors[job % len(processors)],) for job in range(jobs)]
    return [tuple(processors[job::jobs]) for job in range(jobs)]


def settle_on(share: Sequence[int]) -> None:
    """Let this thread, and whatever it starts, run on these processors."""
    if share and hasattr(os, "sched_setaffinity"):
        with contextlib.suppress(OSError, ValueError):  # they were taken away meanwhile
            os.sched_setaffinity(0, share)


def end_with_parent(parent: int) -> None:
    """Have this process asked to end when the one that started it does, however that comes about."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)
