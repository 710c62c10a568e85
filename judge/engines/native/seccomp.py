"""The system calls that a worker may make, as a compiled filter that it loads before foreign code runs.

An allow-list: what an interpreter needs to compute, to read its own library and to run threads.
Everything else fails with EPERM, which Python reports as PermissionError: starting processes, executing
programs, sockets, signals to others, tracing, namespaces, mounts, keyrings, io_uring, writing files.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from judge.storage import read_sealed, write_sealed

_EPERM, _ENOSYS = 1, 38

ALLOWED = """
    read readv pread64 preadv write writev close close_range lseek
    fstat newfstatat stat lstat statx fstatfs statfs access faccessat faccessat2
    readlink readlinkat getcwd getdents64 dup dup2 dup3 umask
    munmap mremap mprotect madvise brk membarrier msync mincore
    futex futex_waitv sched_yield sched_getaffinity sched_getparam sched_getscheduler getcpu
    nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times getrusage getrlimit
    getrandom uname sysinfo
    getpid gettid getppid getuid geteuid getgid getegid getgroups getpgrp getpgid getsid getresuid getresgid
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack
    setitimer getitimer alarm pause restart_syscall
    set_robust_list get_robust_list rseq set_tid_address arch_prctl
    pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
    eventfd2 recvfrom shutdown getsockopt setsockopt getsockname
    exit exit_group
""".split()

UNKNOWN = ("clone3", "openat2", "fchmodat2")
"""Answered with ENOSYS, so that the C library falls back to calls whose arguments can be checked."""

_EQUAL, _MASKED = "equal", "masked"

_CLONE_THREAD = 0x00010000
_MAP_SHARED = 0x01
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Condition = tuple[str, int, str, tuple[int, ...]]

CONDITIONAL: tuple[Condition, ...] = (
    ("clone", 0, _MASKED, (_CLONE_THREAD, _CLONE_THREAD)),  # threads, but no processes
    ("mmap", 3, _MASKED, (_MAP_SHARED, 0)),  # what is shared counts as no process's data, so for no limit
    ("prlimit64", 2, _EQUAL, (0,)),  # asking for limits, not setting them
    ("socketpair", 0, _EQUAL, (1,)),  # AF_UNIX: asyncio wakes itself through one
    ("sendto", 4, _EQUAL, (0,)),  # to the other end of such a pair, to no address
    *(  # TCGETS and TIOCGWINSZ ask about terminals; FIONREAD, FIONBIO, FIONCLEX, FIOCLEX concern own pipes
        ("ioctl", 1, _EQUAL, (request,)) for request in (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
    ),
    *(  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC; not those that send signals or lock
        ("fcntl", 1, _EQUAL, (command,)) for command in (0, 1, 2, 3, 4, 1030)
    ),
    *(("prctl", 0, _EQUAL, (option,)) for option in (15, 16)),  # PR_SET_NAME, PR_GET_NAME
)
"""Calls allowed where one argument (by index) has a value: equal to it, or equal under a mask."""

READING: tuple[Condition, ...] = (("open", 1, _MASKED, (_WRITING, 0)), ("openat", 2, _MASKED, (_WRITING, 0)))
OPENING = ("open", "openat")
"""Opening files: for reading alone, or at all where the file system itself is read-only."""


def program(cache: Path, warn: Callable[[str], None], *, may_open_for_writing: bool) -> bytes:
    """The filter for this machine as an array of BPF instructions; empty where it cannot be made.

    `may_open_for_writing` is for workers that see nothing to write to but /dev/null. Compiling costs some
    20 ms of loading libraries, so the result is kept in `cache`. `warn` is told why there is no filter.
    """
    machine = os.uname()
    allowed = (*ALLOWED, *OPENING) if may_open_for_writing else tuple(ALLOWED)
    conditional = CONDITIONAL if may_open_for_writing else (*CONDITIONAL, *READING)
    made_for = (allowed, UNKNOWN, conditional, machine.machine, machine.release)
    path = cache / f"seccomp-{sha256(repr(made_for).encode()).hexdigest()[:16]}.bpf"
    known = read_sealed(path)
    if known:
        return known
    try:
        compiled = _compile(allowed, conditional)
    except Exception as error:  # no libseccomp, or one that knows too little: the tier says so
        warn(f"no seccomp filter: {error}")
        return b""
    write_sealed(path, compiled)
    return compiled


def _compile(allowed: tuple[str, ...], conditional: tuple[Condition, ...]) -> bytes:
    import pyseccomp as sc

    operators = {_EQUAL: sc.EQ, _MASKED: sc.MASKED_EQ}
    rules = sc.SyscallFilter(sc.ERRNO(_EPERM))
    for name in allowed:
        if _exists(sc, name):
            rules.add_rule(sc.ALLOW, name)
    for name in UNKNOWN:
        if _exists(sc, name):
            rules.add_rule(sc.ERRNO(_ENOSYS), name)
    for name, argument, operator, operands in conditional:
        if _exists(sc, name):
            rules.add_rule(sc.ALLOW, name, sc.Arg(argument, operators[operator], *operands))
    return _export(rules)


def _exists(sc: Any, name: str) -> bool:
    """Whether libseccomp knows the call on this architecture; not every one has `open` or `alarm`."""
    try:
        return bool(sc.resolve_syscall(sc.Arch.NATIVE, name) >= 0)
    except (OSError, ValueError):
        return False


def _export(rules: object) -> bytes:
    reading, writing = os.pipe()  # holds 64 KiB, ten times what the filter takes; no limit on files counts
    with os.fdopen(reading, "rb") as received:
        with os.fdopen(writing, "wb") as file:
            rules.export_bpf(file)  # type: ignore[attr-defined]
        return received.read()
