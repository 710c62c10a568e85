"""Running small submissions in tests, and seeing what they leave behind: processes and open files."""

import contextlib
import ctypes
import os
import signal
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from judge.engines.native import reaper
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model import signature
from judge.model.case import Call, Input
from judge.model.outcome import Killed, Outcome, Raised, Returned, Unloadable
from judge.model.problem import Limits
from judge.model.signature import ClassEntry, FunctionEntry, Parameter, Type
from judge.model.submission import Submission

PATIENCE = 60.0
"""Seconds until something that must happen counts as hanging; never reached unless the test fails."""

SHORT = 0.2
"""Seconds of a time limit that a test wants to be reached."""

LIMITS = Limits(time=PATIENCE, memory=256 << 20, output=1 << 20)

_PR_SET_CHILD_SUBREAPER = 36


def function(name: str, *parameters: str) -> signature.Callable:
    """A signature over integers."""
    return signature.Callable(name, tuple(Parameter(p, Type("int")) for p in parameters), Type("int"))


FUNCTION = FunctionEntry(function("solve", "x"))
CLASS = ClassEntry(function("Solver", "start"), (function("add", "x"), function("total")))


def runner(
    sandbox: Sandbox,
    source: str | bytes,
    entry: FunctionEntry | ClassEntry = FUNCTION,
    limits: Limits = LIMITS,
) -> Runner:
    """A runner for a submission whose source may be indented."""
    text = source if isinstance(source, bytes) else textwrap.dedent(source).encode()
    return Runner(sandbox, Submission(text, Path("solution.py")), entry, limits)


def solve(x: Any = 0) -> tuple[Call]:
    """The input that calls `solve(x)`."""
    return (Call("solve", (x,)),)


def solver(start: int, *calls: tuple[str, Any]) -> Input:
    """The input that makes a `Solver` and calls its methods."""
    return (Call("Solver", (start,)), *(Call(name, tuple(arguments)) for name, arguments in calls))


def outcome_of(sandbox: Sandbox, source: str | bytes, x: Any = 0, limits: Limits = LIMITS) -> Outcome:
    """What happens when a submission's `solve` is called once."""
    with runner(sandbox, source, limits=limits) as once:
        return once.run(solve(x))


def returned(outcome: Outcome) -> Returned:
    assert isinstance(outcome, Returned), outcome
    return outcome


def raised(outcome: Outcome) -> Raised:
    assert isinstance(outcome, Raised), outcome
    return outcome


def killed(outcome: Outcome) -> Killed:
    assert isinstance(outcome, Killed), outcome
    return outcome


def unloadable(outcome: Outcome) -> Unloadable:
    assert isinstance(outcome, Unloadable), outcome
    return outcome


@pytest.fixture(params=["best", "restricted"])
def box(request: pytest.FixtureRequest, cache: Path, sandbox: Sandbox) -> Sandbox:
    """The best isolation that this machine has, and the one without namespaces."""
    return sandbox if request.param == "best" else Sandbox(cache, [], bubblewrap=lambda: None)


@pytest.fixture
def nothing_left_behind() -> Iterator[None]:
    """Fails if the test leaves a process or an open file behind.

    Processes that lose their parent meanwhile come to this one, so that none can hide.
    """
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    reaper.process_group()  # stays as long as this process
    processes, files = descendants(os.getpid()), open_files()
    try:
        yield
        left = [pid for pid in descendants(os.getpid()) if pid not in processes]
        with contextlib.suppress(TimeoutError):  # a killed process may take a moment to be gone
            wait_until(lambda: not any(map(is_running, left)), PATIENCE / 4)
        running = [command(pid) for pid in left if is_running(pid)]
        opened = {fd: target for fd, target in open_files().items() if files.get(fd) != target}
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.waitpid(pid, os.WNOHANG)
    finally:
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
    assert not running
    assert not opened


def descendants(pid: int) -> list[int]:
    """The processes that one has started, and those that these have started, parents first."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, path.read_text().split()):
                found += [child, *descendants(child)]
    return found


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    return False


def threads(pid: int) -> int:
    """How many threads a process has; 0 for one that is gone."""
    return len(list(Path(f"/proc/{pid}/task").glob("*")))


def command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()[:200]
    return f"process {pid}"


def open_files() -> dict[int, str]:
    """The open file descriptors of this process and what they stand for."""
    found = {}
    for link in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            found[int(link.name)] = str(link.readlink())
    return found


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Return once a condition holds. Raises TimeoutError if it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("it never happened")
        time.sleep(0.002)


@contextlib.contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Ends work that takes more processor time than this, so that a quadratic step fails and never hangs."""

    def too_much(*_: object) -> None:
        pytest.fail(f"more than {seconds:g} s of processor time", pytrace=False)

    before = signal.signal(signal.SIGVTALRM, too_much)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
