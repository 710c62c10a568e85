"""The memory that the machine holds for a process, as seen from outside."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from judge.engines.native.resident import Resident

MIB = 1 << 20

TAKES = """
import sys
for line in sys.stdin:
    taken = bytearray(int(line))
    taken[::4096] = bytes(len(range(0, len(taken), 4096)))
    del taken
    print("done", flush=True)
"""


class Other:
    """A process that takes as much memory as it is told, for a moment."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def take(self, size: int) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        print(size, file=self.process.stdin, flush=True)
        assert self.process.stdout.readline() == "done\n"


@pytest.fixture
def other() -> Iterator[Other]:
    command = [sys.executable, "-I", "-c", TAKES]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        one = Other(process)
        one.take(1)
        yield one
        process.stdin.close()  # type: ignore[union-attr]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_a_peak_is_seen_even_if_the_memory_is_free_again(other: Other) -> None:
    resident = Resident(other.process.pid)
    other.take(64 * MIB)
    grown = resident.grown()
    assert grown is not None and 60 * MIB < grown < 100 * MIB


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_a_peak_of_before_does_not_count(other: Other) -> None:
    other.take(64 * MIB)
    resident = Resident(other.process.pid)
    other.take(MIB)
    grown = resident.grown()
    assert grown is not None and grown < 16 * MIB


@pytest.mark.parametrize("pid", [None, 1 << 30])
def test_of_a_process_that_is_not_there_nothing_is_known(pid: int | None) -> None:
    assert Resident(pid).grown() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_of_a_process_that_has_ended_nothing_is_known(other: Other) -> None:
    resident = Resident(other.process.pid)
    other.process.kill()
    other.process.wait()
    assert resident.grown() is None
