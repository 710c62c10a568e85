"""What became of a solver's last run of each solution, remembered for `judge list`.

One small file a solution, written whole or not at all, so that runs at the same time do no harm.
"""

import os
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from judge.model.verdict import Verdict
from judge.storage import read_regular, write_atomically


class Status(Struct, frozen=True):
    """The verdict of one solution file, and the hash of the source it belongs to."""

    slug: str
    path: str
    source: str
    verdict: Verdict


def remember(folder: Path, slug: str, path: Path, source: bytes, verdict: Verdict) -> None:
    """Note a verdict. A folder that cannot be written to is no error."""
    resolved = str(path.resolve())
    shown = resolved.encode("utf-8", "backslashreplace").decode()
    status = Status(slug, shown, sha256(source).hexdigest(), verdict)
    write_atomically(_file(folder, resolved), msgspec.json.encode(status))


def recall(folder: Path, path: Path) -> Status | None:
    """The last verdict of a solution file; None if it has none or the note is damaged."""
    try:
        content = read_regular(_file(folder, str(path.resolve())))
        return msgspec.json.decode(content, type=Status)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors, as are those of undecodable text
        return None


def in_words(folder: Path, path: Path) -> str:
    """The state of a solution file: a verdict, one from before it changed, `started`, or nothing."""
    try:
        source = read_regular(path)
    except OSError:
        return ""
    status = recall(folder, path)
    if status is None:
        return "started"
    words = status.verdict.words.lower()
    if status.source != sha256(source).hexdigest():
        return f"changed since: {words}"
    return words


def _file(folder: Path, resolved: str) -> Path:
    return folder / "solutions" / f"{sha256(os.fsencode(resolved)).hexdigest()[:24]}.json"
