"""What is written to stdout and stderr arrives, whatever kind of stream it is."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LENGTH = 1 << 20
"""Bytes that are written: many times what a pipe holds, which is 64 KiB on Linux."""

WRITES = """
import os, sys
from judge.streams import make_unbreakable
lost, write, tries = make_unbreakable(), os.write, []
def counted(fd, data):
    tries.append(fd)
    try:
        return write(fd, data)
    except BlockingIOError:
        write({other}, b"full\\n" * (tries == [{fd}]))
        raise
os.write = counted
print("x" * {length}, end="", file=(sys.stdout, sys.stderr)[{fd} - 1], flush=True)
write({other}, f"{{len(tries)}} {{lost}}".encode())
"""
"""Writes to one of stdout and stderr, and reports on the other: that the first try found no room, how many
tries it took in all, and what was lost."""

TRIES = 2 * LENGTH // 512
"""Tries that are enough: one for each 512 bytes, which a pipe takes that has room (POSIX), and one before it
that found none. Trying without waiting takes millions."""


@pytest.mark.parametrize("fd", [1, 2])
def test_a_stream_that_does_not_block_loses_nothing(fd: int) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    full = os.write(writing, bytes(LENGTH))
    pipes = (writing, subprocess.PIPE) if fd == 1 else (subprocess.PIPE, writing)
    with subprocess.Popen(
        [sys.executable, "-c", WRITES.format(fd=fd, other=3 - fd, length=LENGTH)],
        cwd=ROOT,
        stdout=pipes[0],
        stderr=pipes[1],
    ) as process:
        os.close(writing)
        other = process.stderr or process.stdout
        assert other is not None
        assert other.readline() == b"full\n"
        with os.fdopen(reading, "rb") as stream:
            received = stream.read()
        tries, _, lost = other.read().decode().partition(" ")
    assert lost == "[]"
    assert received == bytes(full) + b"x" * LENGTH
    assert int(tries) <= TRIES
