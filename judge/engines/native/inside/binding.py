"""Binding the worker's process before foreign code runs in it: rlimits, the seccomp filter, its parent."""

import gc
import os
import sys
from typing import Any

Orders = dict[str, Any]


def arm(orders: Orders) -> tuple[bool, bool, str]:
    """Bind this process before foreign code runs.

    Says what took effect: the rlimits, the filter, and why the filter was refused.
    """
    sys.setrecursionlimit(orders["recursion_limit"])
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)
    die_with_parent()
    limited = limit_resources(orders)
    filtered = install_filter(orders["filter"]) if orders["filter"] else ""
    for name in [name for name in sys.modules if name == "judge" or name.startswith("judge.")]:
        del sys.modules[name]
    gc.freeze()
    return limited, not filtered and bool(orders["filter"]), filtered


def limit_resources(orders: Orders) -> bool:
    try:
        import resource
    except ImportError:
        return False
    for name, value in orders["rlimits"].items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        hard = resource.getrlimit(which)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(which, (value, value))
        except (ValueError, OSError):
            if name != "RLIMIT_STACK":
                return False
    return True


def die_with_parent() -> None:
    """Ask Linux to kill this process when the one that started it ends, however it ends."""
    prctl = _prctl()
    if prctl is not None:
        prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL


def install_filter(program: bytes) -> str:
    """Load a seccomp program (an array of struct sock_filter). An empty string, or what went wrong."""
    prctl = _prctl()
    if prctl is None:
        return "ctypes is not available"
    import ctypes

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(program, len(program))
    prog = Program(len(program) // 8, ctypes.addressof(buffer))
    if prctl(38, 1, 0, 0, 0) != 0:  # PR_SET_NO_NEW_PRIVS
        return f"no_new_privs: error {ctypes.get_errno()}"
    if prctl(22, 2, ctypes.addressof(prog), 0, 0) != 0:  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
        return f"seccomp: error {ctypes.get_errno()}"
    return ""


def _prctl() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes
    except ImportError:
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    return prctl
