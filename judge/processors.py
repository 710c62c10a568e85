"""Processors for the jobs of this machine, and an end for processes whose parent is gone."""

import contextlib
import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def processors() -> list[int]:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def end_with_parent(parent: int) -> None:
    """Have this process asked to end when the one that started it does, however that comes about.

    Does nothing on Windows, where a process of a virtual environment has another parent in between.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)
