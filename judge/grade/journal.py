"""The journal of a run of grading: a line of JSON for each grade, written as soon as it is known.

A line is written whole and put on the disk before the next submission counts. A run that is killed leaves
at most one torn line behind, at the end, which is cut off when the journal is opened again.
"""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from judge.grade.task import Settings, Task
from judge.model.errors import UsageError
from judge.model.grade import Grade

FORMAT = 3
"""Rises when grades of an unchanged submission would be written down in another way."""

KEPT = 5
"""Journals of earlier runs that are kept: somebody may forget `--resume` more than once."""

BEGINNING = b'{"key":"'
"""How each line begins."""


class Entry(Struct, frozen=True):
    """A line: the grade, under the key of all that it depends on."""

    key: str
    grade: Grade


def key_of(task: Task, settings: Settings, versions: dict[str, str]) -> str:
    """What the grade of a task depends on: source, package, settings, and versions. A hash."""
    facts = (
        FORMAT,
        task.student,
        task.slug,
        task.sha256,
        task.digest,
        settings.reveal,
        settings.lowest,
        settings.growth,
        sorted(versions.items()),
    )
    return sha256(msgspec.msgpack.encode(facts)).hexdigest()[:32]


class Journal:
    """A journal that is open for writing, locked against other judges. A context manager.

    Keeps in memory where each grade stands, not the grades. Raises UsageError where there can be none.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path = path
        self.kept: Path | None = None
        """Where the journal of an earlier run is now, if there was one that this run does not go on with."""
        self._places: dict[str, tuple[int, int]] = {}
        self._fd = self._open()
        try:
            self._check()
            if resume:
                self._read()
            elif os.fstat(self._fd).st_size:
                self._begin_anew()
        except BaseException:
            os.close(self._fd)
            raise

    def _open(self) -> int:
        """Return the journal, opened and locked."""
        with _explained(self.path, "Name another with --journal FILE."):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _lock(fd, self.path)
        except BaseException:
            os.close(fd)
            raise
        return fd

    def _begin_anew(self) -> None:
        """Put the journal of the earlier run aside. Its lock is held until there is a new one."""
        with _explained(self.path, "Name another with --journal FILE."):
            self.kept = _make_room_beside(self.path)
            if sys.platform == "win32":  # where an open file cannot be renamed
                shutil.copyfile(self.path, self.kept)
                os.ftruncate(self._fd, 0)
                return
            self.path.replace(self.kept)
        earlier, self._fd = self._fd, self._open()
        os.close(earlier)

    def _check(self) -> None:
        """Raises UsageError for a file that holds something else: it would be lost."""
        status = os.fstat(self._fd)
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"The journal {self.path} is not a regular file.", "Name a file for it.")
        with os.fdopen(os.dup(self._fd), "rb") as file:
            file.seek(0)
            if status.st_size and not any(line.startswith(BEGINNING) for line in file):
                raise UsageError(
                    f"{self.path} is no journal of judge grade, and would be overwritten.",
                    "Name another with --journal FILE.",
                )

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def append(self, key: str, grade: Grade) -> None:
        """Write a grade down, so that nothing but a broken disk can lose it."""
        line = msgspec.json.encode(Entry(key, grade)) + b"\n"
        start = os.lseek(self._fd, 0, os.SEEK_END)
        with _explained(self.path, "Make room, and go on with --resume."):
            written = os.write(self._fd, line)
            while written < len(line):
                written += os.write(self._fd, line[written:])
            os.fsync(self._fd)
        self._places[key] = start, len(line)

    def read(self, key: str) -> Grade | None:
        """The grade with a key, if it is in the journal."""
        place = self._places.get(key)
        if place is None:
            return None
        start, length = place
        with os.fdopen(os.dup(self._fd), "rb") as file:
            file.seek(start)
            return msgspec.json.decode(file.read(length), type=Entry).grade

    def read_again(self) -> None:
        """Find all whole lines anew: an interruption may have come between a line and the note of it."""
        self._places.clear()
        self._read()

    def _read(self) -> None:
        """Find the lines that are whole; a torn one at the end is cut off, damaged ones are passed over."""
        end = 0
        with os.fdopen(os.dup(self._fd), "rb") as file:
            file.seek(0)  # both descriptors have one position
            for line in _lines(file):
                with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    entry = msgspec.json.decode(line, type=Entry)
                    if entry.grade.earned is not None:  # what the judge could not do is tried again
                        self._places[entry.key] = end, len(line)
                end += len(line)
        os.ftruncate(self._fd, end)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)


def _make_room_beside(path: Path) -> Path:
    """Return where a journal is kept beside the new one. Those that were kept before move on."""
    names = [
        path.with_name(f"{path.name}.old{number}") for number in ("", *(f".{n}" for n in range(2, KEPT + 1)))
    ]
    for older, newer in zip(names[:0:-1], names[-2::-1], strict=True):
        with contextlib.suppress(FileNotFoundError):
            newer.replace(older)
    return names[0]


def _lock(fd: int, path: Path) -> None:
    """Keep other judges off a journal while this one writes it.

    Raises UsageError where another one has it already, or had it and has put it aside before it was locked.
    """
    try:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        taken = not _is_at(fd, path)
    except BlockingIOError:
        taken = True
    except (ImportError, OSError):
        return  # no locks here: whoever starts two judges on one journal has to know
    if taken:
        raise UsageError(
            f"Another judge is writing the journal {path}.",
            "Wait for it, or name another journal with --journal FILE.",
        )


def _is_at(fd: int, path: Path) -> bool:
    """Return whether an open file is the one that a path leads to."""
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def _explained(path: Path, advice: str) -> Iterator[None]:
    """Raise UsageError where the journal cannot be written."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"The journal {path} cannot be written: {error.strerror}.", advice) from None


def _lines(file: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that end as lines do."""
    for line in file:
        if line.endswith(b"\n"):
            yield line
