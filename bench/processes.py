"""Whole processes, timed: each with the exit code that it must have; several interleaved, some under load."""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from bench.builds import Build
from bench.table import Times

ACCEPTED, REJECTED = 0, 1

BUSY = "import os\nparent = os.getppid()\nwhile os.getppid() == parent:\n    sum(range(100_000))\n"
"""A process that keeps a processor busy until it is ended, or whoever started it is gone."""


class Broken(Exception):
    """A command that is measured did not do what it is measured for; the message says which and how."""


class Finished(Struct, frozen=True):
    """What came of a process: seconds from its start to its end, and what it printed."""

    seconds: float
    code: int
    output: bytes


def finish(build: Build, command: Sequence[str], codes: Sequence[int] = (ACCEPTED, REJECTED)) -> Finished:
    """Run a command of a build to its end. Raises Broken for an exit code that is none of these."""
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=build.root, env=build.environment(), capture_output=True, stdin=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - started
    if done.returncode not in codes:
        last = (done.stderr.decode(errors="replace").strip() or "no message").splitlines()[-1]
        raise Broken(f"exit code {done.returncode} of {shown(build, command)}: {last}")
    return Finished(seconds, done.returncode, done.stdout)


def until_shown(build: Build, command: Sequence[str], words: bytes) -> float:
    """Return the seconds until a command at a terminal has shown some words. Raises Broken if it does not."""
    outside, inside = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=build.root, env=build.environment(), stdin=inside, stdout=inside, stderr=inside
    )
    os.close(inside)
    seen, shown_after = b"", None
    for chunk in _chunks(outside):
        seen += chunk
        if words in seen and shown_after is None:
            shown_after = time.perf_counter() - started
    process.wait()
    os.close(outside)
    if shown_after is None:
        raise Broken(f"{shown(build, command)} never showed {words.decode()!r}")
    return shown_after


def _chunks(terminal: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(terminal, 65536):
            yield chunk
    except OSError:
        return  # Linux ends a terminal with EIO


def shown(build: Build, command: Sequence[str]) -> str:
    """Return a command as a person would type it in the folder of its build."""
    words = [Path(word).name if word.startswith("/") else word for word in command]
    return f"{' '.join(words)} (in {build.root})"


Timed = Callable[[], float]


Key = TypeVar("Key", bound=Hashable)


def interleaved(commands: dict[Key, Timed], runs: int, say: Callable[[str], None]) -> dict[Key, Times]:
    """Return the times of several commands, run in turn.

    Every other round goes the other way round, so that nothing always runs behind the same neighbour.
    """
    times: dict[Key, list[float]] = {name: [] for name in commands}
    for turn in range(runs):
        say(f"round {turn + 1} of {runs}")
        for name in list(commands)[:: -1 if turn % 2 else 1]:
            times[name].append(commands[name]())
    return {name: Times(tuple(seconds)) for name, seconds in times.items()}


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Keep so many processes busy meanwhile."""
    with ExitStack() as stack:
        for _ in range(count):
            process = subprocess.Popen([sys.executable, "-c", BUSY])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield
