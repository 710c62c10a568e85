"""The canary: what the worker tries, once it has bound itself and before foreign code runs in it.

It does what a submission must not be able to do, in a way that does no harm if it succeeds. What succeeds
decides the tier (`isolation.tier_of`); no version number or setting is trusted to tell.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any

FOLDERS = ("/", "/tmp", "/var/tmp", "/dev/shm")
"""Where a file is tried to be written."""

OUTSIDE = ("/etc/passwd", "/proc/self", "/sys/kernel", "/bin/sh", "/usr/bin/env")
"""What a worker that sees only an interpreter does not see."""


def holes() -> tuple[str, ...]:
    """The names of everything that should have been refused and was not."""
    attempts: dict[str, Callable[[], bool]] = {
        "processes": can_fork,
        "programs": can_execute,
        "signals": can_signal,
        "network": can_open_socket,
        "namespaces": can_change_namespaces,
        "writing": can_write,
        "files": can_see_files,
    }
    return tuple(name for name, succeeds in attempts.items() if succeeds())


def can_fork() -> bool:
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        os._exit(0)
    with contextlib.suppress(OSError):  # waiting may be refused where forking is not
        os.waitpid(child, 0)
    return True


def can_execute() -> bool:
    """A program that does not exist: where executing is refused, nobody looks for it."""
    try:
        os.execv("/nowhere/at/all", ["nowhere"])
    except FileNotFoundError:
        return True
    except OSError:
        return False


def can_signal() -> bool:
    """Signal 0 to itself: it asks for permission and does nothing."""
    try:
        os.kill(os.getpid(), 0)
    except OSError:
        return False
    return True


def can_open_socket() -> bool:
    libc = _libc()
    if libc is None:
        return True
    fd = libc.socket(2, 1, 0)  # AF_INET, SOCK_STREAM
    if fd >= 0:
        os.close(fd)
    return bool(fd >= 0)


def can_change_namespaces() -> bool:
    """Leaving none of them: it changes nothing where it is allowed."""
    libc = _libc()
    return libc is None or not hasattr(libc, "unshare") or libc.unshare(0) == 0


def can_write() -> bool:
    """A file without a name, which is gone once it is closed."""
    flags = os.O_WRONLY | getattr(os, "O_TMPFILE", os.O_CREAT | os.O_EXCL)
    for folder in FOLDERS:
        try:
            fd = os.open(folder, flags, 0o600)
        except OSError:
            continue
        os.close(fd)
        return True
    return False


def can_see_files() -> bool:
    return any(os.access(path, os.F_OK) for path in OUTSIDE)


def _libc() -> Any:
    """The C library; None where it cannot be called, and nothing can be tried."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes
    except ImportError:
        return None
    return ctypes.CDLL(None)
