"""A submission: the source to run and where it came from."""

from pathlib import Path

from msgspec import Struct


class Submission(Struct, frozen=True):
    """The source to run and where it came from."""

    source: bytes
    path: Path
