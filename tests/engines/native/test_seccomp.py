"""The filter: compiled once, kept, and refusing in a real worker what no solution needs."""

import errno
import os
import platform
import signal
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from judge.engines.native import seccomp
from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Killed, Raised, Returned
from tests import workers
from tests.workers import outcome_of

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


@pytest.fixture(params=["strict", "restricted"])
def filtered(request: pytest.FixtureRequest, cache: Path, sandbox: Sandbox) -> Sandbox:
    """A sandbox of either tier that has a filter; skipped where this machine has no such tier."""
    box = sandbox if request.param == "strict" else Sandbox(cache, [], bubblewrap=lambda: None)
    outcome_of(box, "def solve(x): pass")
    if box.isolation is None or box.isolation.tier != request.param:
        pytest.skip(f"this machine has no tier {request.param}")
    return box


def answer(sandbox: Sandbox, source: str, x: Any = None) -> Any:
    """What `solve` returns."""
    outcome = outcome_of(sandbox, source, x)
    assert isinstance(outcome, Returned), outcome
    return outcome.values[0]


# -- compiling and keeping -----------------------------------------------------------------------------


def test_the_compiled_filter_is_kept_and_needs_no_library_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warnings: list[str] = []
    compiled = seccomp.program(tmp_path, warnings.append, may_open_for_writing=False)
    assert len(compiled) > 8
    assert len(compiled) % 8 == 0  # an array of struct sock_filter
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    assert seccomp.program(tmp_path, warnings.append, may_open_for_writing=False) == compiled
    assert warnings == []


@pytest.mark.parametrize("damage", [b"", b"garbage", None], ids=["empty", "garbage", "cut off"])
def test_a_damaged_filter_is_never_used_but_compiled_again(tmp_path: Path, damage: bytes | None) -> None:
    compiled = seccomp.program(tmp_path, pytest.fail, may_open_for_writing=True)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-8] if damage is None else damage)
    assert seccomp.program(tmp_path, pytest.fail, may_open_for_writing=True) == compiled
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    compiled = seccomp.program(blocked, pytest.fail, may_open_for_writing=True)
    assert compiled == seccomp.program(tmp_path / "cache", pytest.fail, may_open_for_writing=True)


def test_a_worker_that_may_open_for_writing_has_a_filter_of_its_own(tmp_path: Path) -> None:
    wide, narrow = (
        seccomp.program(tmp_path, pytest.fail, may_open_for_writing=allowed) for allowed in (True, False)
    )
    assert wide != narrow
    assert len(list(tmp_path.iterdir())) == 2


def test_without_the_library_there_is_no_filter_and_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    warnings: list[str] = []
    assert seccomp.program(tmp_path, warnings.append, may_open_for_writing=False) == b""
    assert len(warnings) == 1
    assert warnings[0].startswith("no seccomp filter: ")
    assert "pyseccomp" in warnings[0]
    assert list(tmp_path.iterdir()) == []


# -- what a worker is refused --------------------------------------------------------------------------------

NOTHING = "/judge-nothing/nowhere"
REFUSED = {
    "fork": "os.fork()",
    "run a program": "subprocess.run([sys.executable, '-c', ''])",
    "run a shell": "subprocess.run('true', shell=True)",
    "spawn a program": "os.posix_spawn('/bin/true', ['true'], {})",
    "become a program": "os.execv(sys.executable, ['python', '-c', ''])",
    "open an internet socket": "socket.socket()",
    "open a local socket": "socket.socket(socket.AF_UNIX)",
    "connect": "socket.create_connection(('127.0.0.1', 9))",
    "shorten a file": f"os.truncate('{NOTHING}', 0)",
    "make a folder": f"os.mkdir('{NOTHING}')",
    "delete a file": f"os.unlink('{NOTHING}')",
    "rename a file": f"os.rename('{NOTHING}', '{NOTHING}')",
    "make a link": f"os.symlink('/', '{NOTHING}')",
    "make a hard link": f"os.link('{NOTHING}', '{NOTHING}')",
    "make a pipe with a name": f"os.mkfifo('{NOTHING}')",
    "change a mode": f"os.chmod('{NOTHING}', 0o777)",
    "change an owner": f"os.chown('{NOTHING}', 0, 0)",
    "change a time": f"os.utime('{NOTHING}')",
    "change the folder": "os.chdir('/')",
    "change the root": "os.chroot('/')",
    "kill itself": "os.kill(os.getpid(), signal.SIGKILL)",
    "reach its parent": "os.kill(os.getppid() or 1, 0)",
    "reach every process": "os.kill(-1, 0)",
    "reach its group": "os.killpg(0, 0)",
    "become a user": "os.setuid(os.getuid())",
    "lead a session": "os.setsid()",
    "choose processors": "os.sched_setaffinity(0, os.sched_getaffinity(0))",
    "change its priority": "os.setpriority(os.PRIO_PROCESS, 0, 19)",
    "make a file in memory": "os.memfd_create('x')",
    "watch a process": "os.pidfd_open(os.getpid())",
    "have a file send signals": "fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())",
    "have a file send any signal": "fcntl.fcntl(0, fcntl.F_SETSIG, signal.SIGCHLD)",
}
"""Actions that would do no harm, and fail in another way, if they were not refused."""

OPENING = {
    "write a file": f"open('{NOTHING}', 'w')",
    "append to a file": f"open('{NOTHING}', 'a')",
    "create a file": f"open('{NOTHING}', 'x')",
    "update a file": f"open('{NOTHING}', 'r+')",
    "write to a device": "os.open('/dev/null', os.O_WRONLY)",
    "read and write a device": "os.open('/dev/null', os.O_RDWR)",
    "shorten a file on opening": f"os.open('{NOTHING}', os.O_RDONLY | os.O_TRUNC)",
}
"""Ways to open files for writing: a strict worker has nothing but /dev/null to write to."""

ATTEMPT = """
import fcntl, os, signal, socket, subprocess, sys
def solve(actions):
    found = {}
    for name, action in actions.items():
        try:
            eval(action)
            found[name] = "allowed"
        except BaseException as error:
            found[name] = type(error).__name__
    return found
"""


def test_what_no_solution_needs_is_a_permission_error(filtered: Sandbox) -> None:
    assert answer(filtered, ATTEMPT, REFUSED) == dict.fromkeys(REFUSED, "PermissionError")


def test_opening_for_writing_is_refused_wherever_there_is_something_to_write_to(filtered: Sandbox) -> None:
    assert filtered.isolation is not None
    refused = dict.fromkeys(OPENING, "PermissionError")
    if filtered.isolation.tier == "strict":
        refused = dict.fromkeys(OPENING, "FileNotFoundError")
        refused |= {"write to a device": "allowed", "read and write a device": "allowed"}
    assert answer(filtered, ATTEMPT, OPENING) == refused


REFUSED_CALLS = """
    clone3 fork vfork execve execveat unshare setns ptrace process_vm_readv process_vm_writev
    kill tgkill tkill pidfd_send_signal pidfd_open pidfd_getfd rt_sigqueueinfo
    socket connect bind listen accept accept4 sendmsg recvmsg sendmmsg
    openat2 creat mkdir mknod unlink rename link symlink chmod truncate ftruncate fallocate
    mount umount2 pivot_root chroot fsopen fsmount move_mount open_tree
    memfd_create memfd_secret userfaultfd bpf perf_event_open seccomp personality
    io_uring_setup io_uring_enter io_uring_register add_key request_key keyctl
    setuid setgid setgroups capset setrlimit sched_setaffinity sched_setscheduler setpriority
    sethostname init_module finit_module delete_module kexec_load reboot swapon syslog acct
    shmget semget msgget mq_open inotify_init1 fanotify_init timer_create timerfd_create
    settimeofday clock_settime adjtimex ioperm iopl modify_ldt
""".split()


def test_calls_that_go_around_python_are_refused_as_well(filtered: Sandbox) -> None:
    """By their numbers, with arguments that no call would take."""
    sc = pytest.importorskip("pyseccomp")
    numbers: dict[str, int] = {}
    for name in REFUSED_CALLS:
        number = sc.resolve_syscall(sc.Arch.NATIVE, name)
        if number >= 0:
            numbers[name] = number
    assert {"clone3", "ptrace", "memfd_create", "unshare", "execve", "socket"} <= set(numbers)
    found = answer(
        filtered,
        """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        def solve(numbers):
            found = {}
            for name, number in numbers.items():
                result = libc.syscall(number, -1, -1, -1, -1, -1, -1)
                found[name] = ctypes.get_errno() if result == -1 else "allowed"
            return found
        """,
        numbers,
    )
    unknown = {"clone3", "openat2"}  # answered as if the kernel did not have them
    assert found == {name: errno.ENOSYS if name in unknown else errno.EPERM for name in numbers}


WRITES: dict[str, tuple[str, tuple[int | bytes, ...]]] = {
    "open to write": ("open", (b"/dev/null", os.O_WRONLY, 0)),
    "open to create": ("openat", (-100, NOTHING.encode(), os.O_CREAT | os.O_RDONLY, 0o600)),
    "open a nameless file": ("openat", (-100, b"/judge-nothing", 0o20000000 | os.O_RDWR, 0o600)),
}
CHILD = int(signal.SIGCHLD)
CONDITIONS: dict[str, tuple[str, tuple[int | bytes, ...]]] = {
    "clone without a thread": ("clone", (CHILD, 0, 0, 0, 0)),
    "clone into a namespace": ("clone", (0x10000000 | CHILD, 0, 0, 0, 0)),
    "clone as vfork": ("clone", (0x4100 | CHILD, 0, 0, 0, 0)),
    "share memory": ("mmap", (0, 4096, 3, 0x21, -1, 0)),
    "set limits": ("prlimit64", (0, 7, b"\xff" * 16, 0)),
    "a pair of internet sockets": ("socketpair", (2, 1, 0, bytes(8))),
    "send to an address": ("sendto", (1, b"x", 1, 0, b"\x02\x00" + bytes(14), 16)),
    "type into a terminal": ("ioctl", (0, 0x5412, b"x")),
    "survive the parent": ("prctl", (1, 0, 0, 0, 0)),
    "load another filter": ("prctl", (22, 2, 0, 0, 0)),
    "take capabilities": ("prctl", (47, 2, 0, 0, 0)),
}


def test_calls_that_are_allowed_for_one_purpose_are_refused_for_others(filtered: Sandbox) -> None:
    sc = pytest.importorskip("pyseccomp")
    assert filtered.isolation is not None
    conditions = CONDITIONS if filtered.isolation.tier == "strict" else {**CONDITIONS, **WRITES}
    calls = {}
    for name, (call, arguments) in conditions.items():
        number = sc.resolve_syscall(sc.Arch.NATIVE, call)
        if number >= 0:
            calls[name] = (number, arguments)
    found = answer(
        filtered,
        """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        def solve(calls):
            found = {}
            for name, (number, arguments) in calls.items():
                result = libc.syscall(number, *arguments)
                found[name] = ctypes.get_errno() if result == -1 else "allowed"
            return found
        """,
        calls,
    )
    assert found == dict.fromkeys(calls, errno.EPERM)


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the other names of calls exist on x86_64 alone")
def test_the_numbers_of_another_architecture_are_no_way_around(filtered: Sandbox) -> None:
    outcome = outcome_of(
        filtered,
        """
        import ctypes
        def solve(x):
            return ctypes.CDLL(None).syscall(0x40000000 + 57)  # fork by its x32 number
        """,
    )
    assert isinstance(outcome, Killed)
    assert (outcome.cause, outcome.number) == ("signal", signal.SIGSYS)


def test_a_refused_call_names_the_line_of_the_solution(filtered: Sandbox) -> None:
    outcome = outcome_of(filtered, "import os\n\ndef solve(x):\n    return os.fork()\n")
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "PermissionError"
    assert [(frame.line, frame.function) for frame in outcome.frames] == [(4, "solve")]


# -- what a worker may do ------------------------------------------------------------------------------------

ALLOWED = {
    "threads": """
        numbers = []
        many = [threading.Thread(target=numbers.append, args=(i,)) for i in range(20)]
        for thread in many: thread.start()
        for thread in many: thread.join()
        return sorted(numbers) == list(range(20))
    """,
    "pools of threads": """
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            return list(pool.map(abs, [-1, -2])) == [1, 2]
    """,
    "waiting for threads": """
        event, lines = threading.Event(), queue.Queue()
        threading.Timer(0.001, event.set).start()
        threading.Thread(target=lambda: (event.wait(), lines.put(5))).start()
        return lines.get() == 5
    """,
    "asyncio": """
        async def half(x):
            await asyncio.sleep(0.001)
            return x / 2
        async def both():
            return await asyncio.gather(half(2), half(4), asyncio.to_thread(abs, -1))
        return asyncio.run(both()) == [1, 2, 1]
    """,
    "a coroutine with a time limit": """
        async def slow():
            await asyncio.sleep(60)
        try:
            asyncio.run(asyncio.wait_for(slow(), 0.001))
        except asyncio.TimeoutError:
            return True
    """,
    "sleep": "time.sleep(0.001); return True",
    "clocks": "return time.time() > 0 and time.perf_counter() > 0 and time.process_time() >= 0",
    "reading the library": "return 'def join' in open(os.path.dirname(os.__file__) + '/posixpath.py').read()",
    "importing the library": """
        import csv, dataclasses, decimal, fractions, heapq, json, logging, sqlite3, statistics, unittest
        return fractions.Fraction(1, 2) + 1 == 1.5
    """,
    "listing folders": "return 'os.py' in os.listdir(os.path.dirname(os.__file__))",
    "randomness": "return len(os.urandom(8)) == 8 and 0 <= random.random() < 1 and secrets.randbelow(2) < 2",
    "pipes": """
        read, write = os.pipe()
        os.write(write, b"x")
        ready = select.select([read], [], [], 1)[0] == [read]
        return ready and os.read(read, 1) == b"x" and (os.close(read), os.close(write)) == (None, None)
    """,
    "own signal handlers": """
        heard = []
        signal.signal(signal.SIGALRM, lambda *_: heard.append(1))
        signal.setitimer(signal.ITIMER_REAL, 0.001)
        while not heard: pass
        return True
    """,
    "large memory and freeing it": "return len([bytearray(1 << 20) for _ in range(50)]) == 50",
    "asking about itself": "return os.getpid() > 0 and resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)",
    "the processor count": "return os.cpu_count() is None or os.cpu_count() > 0",
    "calling C": "return ctypes.CDLL(None).abs(-3) == 3",
    "looking at a file that is not there": "return not os.path.exists('/judge/nothing')",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_solutions_do_need_works(filtered: Sandbox, name: str) -> None:
    imports = (
        "import asyncio, concurrent.futures, ctypes, os, queue, random, resource, secrets, select, signal\n"
        "import threading, time\n"
    )
    body = textwrap.indent(textwrap.dedent(ALLOWED[name]).strip(), "    ")
    outcome = outcome_of(filtered, f"{imports}def solve(x):\n{body}\n")
    assert isinstance(outcome, Returned), outcome
    assert outcome.values == (True,)
