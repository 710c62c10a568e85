"""Archives of submissions, read in memory. Nothing of them is ever written, so no path can lead outside;
links are not followed, and everything is bounded before it is read.
"""

import bz2
import contextlib
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from judge.grade.submissions import SOURCE_LIMIT
from judge.model.errors import UsageError
from judge.model.grade import NOT_PYTHON

ARCHIVE_LIMIT = 256 << 20
"""Bytes of the largest archive, and of all that a compressed tar unpacks to."""

MOST_MEMBERS = 50_000
"""Members of an archive: a class of a thousand with fifty files each."""

SOURCES_LIMIT = 64 << 20
"""Bytes of all Python files of an archive together."""

ZIP, TAR = (".zip",), (".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")

ENCRYPTED = 1
"""The bit of a zip member that needs a password."""

SAYS_UTF8 = 0x800
"""The bit of one whose name is UTF-8."""

_BROKEN = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    struct.error,
)
"""What the readers of the standard library raise for archives that are damaged, encrypted or strange."""

PACKED = "an archive inside another place: unpack it, or name it as a path of its own"

Member = tuple[tuple[str, ...], bytes | str]
"""The parts of a path, and the content of the file or why it cannot be had."""


def is_archive(name: str) -> bool:
    """Whether a name is that of an archive that can be read."""
    return name.lower().endswith(ZIP + TAR)


def no_source(name: str) -> str:
    """Why a file that is not called *.py is not read."""
    return PACKED if is_archive(name) else NOT_PYTHON


def members(path: Path) -> list[Member]:
    """The Python files of an archive with their contents, and every other file with why it has none. Of two
    with the same path the later counts, which unpacking would leave.

    Raises UsageError where the archive as a whole cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > ARCHIVE_LIMIT:
            raise _too_large(path, f"{path.stat().st_size:,} bytes, of at most {ARCHIVE_LIMIT:,}")
        read = _zip_members if path.name.lower().endswith(ZIP) else _tar_members
        return list({parts: (parts, content) for parts, content in _bounded(path, read(path))}.values())
    except _Bomb as bomb:
        raise _too_large(path, str(bomb)) from None
    except _BROKEN as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise UsageError(
            f"{path} cannot be read as an archive: {reason}.", "Pack the submissions again, as zip or tar."
        ) from None


class _Bomb(Exception):
    """An archive unpacks to more than a class of people writes."""


def _too_large(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} is too large: {why}.", "Unpack it, or pack the submissions alone.")


def _bounded(path: Path, found: Iterator[Member]) -> Iterator[Member]:
    total = 0
    for number, (parts, content) in enumerate(found, 1):
        if number > MOST_MEMBERS:
            raise _Bomb(f"more than {MOST_MEMBERS:,} files")
        total += len(content) if isinstance(content, bytes) else 0
        if total > SOURCES_LIMIT:
            raise _Bomb(f"its Python files take more than {SOURCES_LIMIT:,} bytes")
        yield parts, content


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = _name_of(info)
            parts = _parts(name)
            kind = info.external_attr >> 28  # the type of a Unix file; 0 where another system packed it
            if name.endswith("/"):  # a folder
                continue
            if info.flag_bits & ENCRYPTED:
                yield parts, "encrypted: pack it without a password"
            elif not _is_sane(name):
                yield parts, "its path leads outside of the archive, or cannot be shown"
            elif kind not in (0, 0o10):
                yield parts, "a link or a special file"
            elif not name.endswith(".py"):
                yield parts, no_source(parts[-1])
            else:
                yield parts, _read_zipped(archive, info)


def _name_of(info: zipfile.ZipInfo) -> str:
    """The path of a member. Many programs write UTF-8 and do not say so, which reads as another encoding."""
    name = info.filename
    if not info.flag_bits & SAYS_UTF8:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name if "/" in name else name.replace("\\", "/")  # as some programs for Windows pack


def _read_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    try:
        with archive.open(info) as file:
            return _read_source(file)
    except _BROKEN as error:
        return f"it cannot be unpacked: {error}"


def _tar_members(path: Path) -> Iterator[Member]:
    with _decompressed(path) as raw, tarfile.open(fileobj=raw, mode="r|") as archive:
        for info in archive:
            parts = _parts(info.name)
            if info.isdir():
                continue
            if not _is_sane(info.name):
                yield parts, "its path leads outside of the archive, or cannot be shown"
            elif not info.isreg():
                yield parts, "a link or a special file"
            elif not info.name.endswith(".py"):
                yield parts, no_source(parts[-1])
            elif info.size > SOURCE_LIMIT:
                yield parts, too_large(info.size)
            else:
                file = archive.extractfile(info)
                yield parts, _read_source(file) if file is not None else "it cannot be unpacked"


def _decompressed(path: Path) -> "_Counted":
    with path.open("rb") as file:
        magic = file.read(6)
    if magic.startswith(b"\x1f\x8b"):
        return _Counted(cast(BinaryIO, gzip.open(path)))
    if magic.startswith(b"BZh"):
        return _Counted(cast(BinaryIO, bz2.open(path)))
    if magic.startswith(b"\xfd7zXZ\x00"):
        return _Counted(cast(BinaryIO, lzma.open(path)))
    return _Counted(path.open("rb"))


class _Counted(io.RawIOBase):
    """Reads from a file until it has given more than an archive may hold."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.left = ARCHIVE_LIMIT

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size if 0 <= size <= self.left else self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise _Bomb(f"it unpacks to more than {ARCHIVE_LIMIT:,} bytes")
        return data

    def close(self) -> None:
        self.file.close()
        super().close()


def _read_source(file: IO[bytes]) -> bytes | str:
    """The content, whatever size the archive claims for it."""
    content = file.read(SOURCE_LIMIT + 1)
    return content if len(content) <= SOURCE_LIMIT else too_large()


def too_large(size: int | None = None) -> str:
    """What is said of a file that is no submission for its size."""
    measured = f"{size:,} bytes, of at most {SOURCE_LIMIT:,}" if size else f"more than {SOURCE_LIMIT:,} bytes"
    return f"too large: {measured}"


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a path; `tar` likes to begin each with `./`."""
    return tuple(part for part in name.split("/") if part != ".")


def _is_sane(name: str) -> bool:
    """Whether a name is a relative path that stays inside, of characters that can be shown."""
    parts = _parts(name)
    return bool(parts) and name.isprintable() and "\\" not in name and not {"", ".."} & set(parts)
