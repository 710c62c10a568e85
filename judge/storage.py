"""Files that the judge keeps for itself: written whole or not at all, and never believed blindly."""

import contextlib
import os
import stat
from hashlib import sha256
from pathlib import Path

_SEAL = b"judge1\n"
_DIGEST = 32
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""POSIX waits for somebody to write where a pipe is opened; Windows translates the ends of lines."""


def write_atomically(path: Path, content: bytes) -> bool:
    """Put `content` at `path` in one step; readers see the old file or the new one. False if it cannot be.

    A cache that cannot be written (read-only home, full disk) costs time and never an error.
    """
    path = Path(os.path.realpath(path))  # a link goes on leading to the file
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError:
        return False
    return True


def write_sealed(path: Path, content: bytes) -> bool:
    """`write_atomically` with a checksum in front, for `read_sealed`."""
    return write_atomically(path, _SEAL + sha256(content).digest() + content)


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Remove all files of a folder that match a pattern but the newest `count`."""
    with contextlib.suppress(OSError):
        found = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in found[count:]:
            path.unlink(missing_ok=True)


def read_regular(path: Path) -> bytes:
    """Return the content of a regular file. Raises OSError for all else: a pipe would make the judge wait."""
    with os.fdopen(os.open(path, _READING), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path} is not a regular file")
        return file.read()


def read_sealed(path: Path) -> bytes | None:
    """The content that `write_sealed` put there; None if there is none or it is damaged."""
    try:
        data = read_regular(path)
    except OSError:
        return None
    start = len(_SEAL) + _DIGEST
    content = data[start:]
    if data[: len(_SEAL)] != _SEAL or sha256(content).digest() != data[len(_SEAL) : start]:
        return None
    return content
