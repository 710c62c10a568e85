"""The document that grading many submissions ends in. Every format that graders' tools read is a
rendering of it.

Texts in it are what a grader may show: what the chosen `Reveal` hides is not in here at all. They come
from submissions, so a rendering has to escape them for its format.
"""

from typing import Literal

from msgspec import Struct

from judge.model.growth import Growth
from judge.model.verdict import Verdict

Reveal = Literal["full", "input", "group", "count"]
"""What may be told of a hidden case that fails: all of it, its input and what the submission answered,
the name of its group, or only how many fail."""

State = Literal["passed", "failed", "error", "skipped"]
"""What became of a part: `error` is an exception of the submission (or a fault of the judge), `skipped`
a part that was not reached."""


class Part(Struct, frozen=True, kw_only=True):
    """One part of a score: a stage (`samples`, `generated`, `growth`) or a group of hidden cases
    (`hidden/repeats`).

    `passed` of `total` cases (families of inputs in `growth`) passed, which earned so many of the
    `possible` points. `message` says in a line why it failed. `seconds` is None where it may not be told: a
    submission could take as long as a hidden input says.
    """

    name: str
    state: State
    passed: int
    total: int
    earned: float
    possible: float
    seconds: float | None
    message: str = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """The failing case as far as it may be shown, each as text; empty where there is nothing or it is
    hidden."""

    case: str = ""
    call: str = ""
    expected: str = ""
    got: str = ""
    difference: str = ""
    output: str = ""
    traceback: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


class Grade(Struct, frozen=True, kw_only=True):
    """One graded submission. `path` names the file as it was found (`class.zip:anna/binary_search.py`).

    `earned` is None where the judge is at fault (`JE`): such a submission has no score. `line` is the
    line of the file to point at, from 1, and 0 where there is none.
    """

    student: str
    """Empty where the layout names nobody."""
    slug: str
    title: str
    path: str
    sha256: str
    digest: str = ""
    """Of the package that it was judged with."""
    corpus: str = ""
    """The digest of the cases that it was judged on; empty where the judge is at fault."""
    verdict: Verdict
    reason: str
    message: str
    parts: tuple[Part, ...]
    earned: float | None
    possible: float
    evidence: Evidence = Evidence()
    growth: Growth | None = None
    line: int = 0
    warnings: tuple[str, ...] = ()
    tier: str
    seconds: float | None
    """How long judging took; None where it may not be told."""
    versions: dict[str, str] = {}
    """What judged it."""


NOT_PYTHON = "not a Python file"
"""Why most files are ignored: too many of them to name each."""


class Ignored(Struct, frozen=True, order=True):
    """A file among the submissions that was not graded, and why. One that was `asked` for should have been: a
    list names it, or it is plainly meant as the submission of somebody who has no other for that problem."""

    path: str
    why: str
    asked: bool = False


class Gradebook(Struct, frozen=True, kw_only=True):
    """All grades of one command, in the order of students and then problems."""

    grades: tuple[Grade, ...]
    ignored: tuple[Ignored, ...] = ()
    reveal: Reveal
    started: str
    """When grading began: ISO 8601 with the offset from UTC."""
    seconds: float
    versions: dict[str, str] = {}
