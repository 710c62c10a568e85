"""The usual layouts of submissions: which student and which problem a path stands for.

Knows paths only. What it is given are the parts of a path below the place that was searched.
"""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from judge.model.grade import NOT_PYTHON

SOLUTIONS = "solutions"
"""The folder in which `judge start` writes solutions."""

LONGEST_NAME = 100
"""Characters of a student's name, or of whatever names a submission."""

CODE, TEXT = ("py", "py.txt", "ipynb", "pyw", "py3"), ("txt", "rtf", "docx")
"""Endings, in small letters, under which people hand in code, and such as may hold code or notes."""

_COPY = re.compile(r"\s*\(\d+\)$|[ _-]+copy$|[ _-]+kopie$|~$")

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class Place(Struct, frozen=True):
    """Whose submission a file is, and for which problem."""

    student: str
    slug: str


class Unplaced(Struct, frozen=True):
    """Why a file is no submission; and which one it is plainly meant to be, if any."""

    why: str
    meant: Place | None = None


class Layout:
    """Reads paths. `suggest` gives slugs that somebody may have meant, best first."""

    def __init__(self, slugs: Sequence[str], suggest: Callable[[str], Sequence[str]]) -> None:
        self.slugs = frozenset(slugs)
        self.suggest = suggest

    def place(self, parts: Sequence[str], owner: str = "", problem: str = "") -> Place | Unplaced:
        """What `parts` stands for: `solutions/SLUG.py`, `STUDENT/SLUG.py`, `SLUG/STUDENT.py`, ...

        `owner` is the student of files that name none, `problem` that of files below no other.
        """
        if not parts:
            return Unplaced("it has no name")
        place = self._place(parts, owner, problem)
        if isinstance(place, Place):
            return place
        meant = self._meant(parts, owner, problem)
        if meant is not None and place.why == NOT_PYTHON:
            return Unplaced("not a Python file: save it as one, which ends in .py", meant)
        return Unplaced(place.why, meant)

    def _place(self, parts: Sequence[str], owner: str, problem: str) -> Place | Unplaced:
        *folders, name = parts
        stem, dot, ending = name.rpartition(".")
        if not dot or ending != "py":
            return Unplaced(NOT_PYTHON)
        if len(folders) > 1 and folders[-1] == SOLUTIONS:
            folders = folders[:-1]
        match folders:
            case [] if stem in self.slugs:
                return Place(owner, stem)
            case [] if problem:
                return _named(stem, problem)
            case [folder] if folder == SOLUTIONS and stem in self.slugs:
                return Place(owner, stem)
            case [folder] if folder in self.slugs and stem in self.slugs:
                if folder == stem:
                    return Place(owner, stem)
                return Unplaced(f"both '{folder}' and '{stem}' are problems: which one is it for?")
            case [folder] if folder in self.slugs:
                return _named(stem, folder)
            case [folder] if stem in self.slugs:
                return _named(folder, stem)
            case [] | [_]:
                return Unplaced(self._unknown(stem, folders))
            case [folder, student] if folder == stem in self.slugs and student not in self.slugs:
                return _named(student, stem)
            case [student, folder] if folder == stem in self.slugs and student not in self.slugs:
                return _named(student, stem)
        if stem in self.slugs or any(folder in self.slugs for folder in folders):
            return Unplaced("too deep inside: name the folder that holds the students or the problems")
        return Unplaced("it is named after no problem")

    def _unknown(self, stem: str, folders: Sequence[str]) -> str:
        unknown = f"there is no problem '{stem[:LONGEST_NAME]}'"
        for slug in sorted(self.slugs, key=len, reverse=True):
            if slug in stem and _essence(stem) != _essence(slug):
                return f"{unknown}; if it is for {slug}, name it {slug}.py, or in a CSV list"
        meant = self.suggest(stem) or [slug for folder in folders for slug in self.suggest(folder)]
        advice = f"; did you mean {' or '.join(meant)}?" if meant else ""
        return f"{unknown}{advice}"

    def _meant(self, parts: Sequence[str], owner: str, problem: str) -> Place | None:
        """The submission that a file is but for how it is named or saved: capitals, hyphens, the number of a
        copy, the ending of another program.
        """
        *folders, name = parts
        stem, _, ending = name.partition(".")
        ending = ending.lower()
        if ending not in (*CODE, *TEXT):
            return None
        names = [slug for slug in sorted(self.slugs) if _essence(slug) == _essence(stem)]
        if ending in CODE and not names:
            names = [stem]  # of a student, perhaps
        for name in names:
            place = self._place([*folders, f"{name}.py"], owner, problem)
            if isinstance(place, Place):
                return place
        return None


def _essence(name: str) -> str:
    """A name without what programs and people change of it: `Binary-Search (1)` is `binarysearch`."""
    return re.sub(r"[\W_]+", "", _COPY.sub("", name.lower()))


def _named(student: str, slug: str) -> Place | Unplaced:
    why = unfit(student)
    return Unplaced(why) if why else Place(student, slug)


def unfit(student: str) -> str:
    """Why a text cannot be the name of a student; empty if it can."""
    if not student.strip():
        return "it names no student"
    if len(student) > LONGEST_NAME:
        return f"the name of the student has more than {LONGEST_NAME} characters"
    if _UNFIT.search(student):
        return "the name of the student has characters that cannot be shown"
    return ""
