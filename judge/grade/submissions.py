"""What discovery gives: the submissions that were found, and the files that are none."""

from hashlib import sha256

from msgspec import Struct

from judge.model.grade import Ignored

SOURCE_LIMIT = 128 << 10
"""Bytes of the largest submission: a hundred times what an exercise needs."""


class Found(Struct, frozen=True, kw_only=True):
    """A submission as it was found. `path` names the file for people: `class.zip:anna/binary_search.py`.

    `student` is empty where the layout names nobody.
    """

    student: str
    slug: str
    path: str
    source: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.source).hexdigest()


class Findings(Struct, frozen=True, kw_only=True):
    """All submissions in the order of students and then problems, and what was ignored."""

    found: tuple[Found, ...]
    ignored: tuple[Ignored, ...]
