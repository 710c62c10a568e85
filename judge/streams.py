"""Standard streams that do not get in the way of a verdict.

A closed stream, a reader that has left (`judge ... | head`) or a terminal that knows few characters must
not change the exit code of a judged solution.
"""

import io
import os
import select
import sys
from typing import Any

were_closed: set[int] = set()
"""The streams, by their descriptors, that were closed when this process began."""


def make_unbreakable() -> list[str]:
    """Open what is closed of stdin, stdout and stderr, and let writing to the last two never fail.

    Gives a list that will hold why output was lost, should that happen for another reason than that the
    reader has left (a full disk, say).
    """
    lost: list[str] = []
    for fd in (0, 1, 2):
        try:
            os.fstat(fd)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free descriptor, which is this one
            were_closed.add(fd)
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = _patient(sys.stdout, 1, lost)
    sys.stderr = _patient(sys.stderr, 2, lost)
    return lost


def _patient(stream: Any, fd: int, lost: list[str]) -> io.TextIOWrapper:
    raw = _Descriptor(fd, lost)
    if stream is not None:
        stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        errors="backslashreplace",
        line_buffering=fd == 2 or raw.isatty(),
    )


class _Descriptor(io.RawIOBase):
    """Writes to a file descriptor until that fails, and from then on to nowhere.

    One that another process has set not to block is waited for where it has no room.
    """

    def __init__(self, fd: int, lost: list[str]) -> None:
        self.fd, self.lost = fd, lost

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.fd

    def isatty(self) -> bool:
        return os.isatty(self.fd)

    def write(self, data: Any) -> int:
        try:
            while True:
                try:
                    return os.write(self.fd, data)
                except BlockingIOError:
                    select.select([], [self.fd], [])
        except OSError as error:
            if not isinstance(error, BrokenPipeError):
                self.lost.append(error.strerror or str(error))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fd)
            os.close(null)
            return len(data)
