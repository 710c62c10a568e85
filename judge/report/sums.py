"""Who got how many points, of how many: one rule for the terminal and every format."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from judge.model.grade import Grade
from judge.model.verdict import Verdict


class Totals(Struct, frozen=True):
    """Grades in numbers. What a student did not hand in earns nothing of what it is worth; what the judge
    could not judge does not count.
    """

    graded: int
    accepted: int
    unscored: int
    earned: float
    possible: float


def worth_of(grades: Sequence[Grade]) -> dict[str, float]:
    """The points that each problem is worth, in alphabetical order."""
    worth: dict[str, float] = {}
    for grade in sorted(grades, key=lambda grade: grade.slug):
        worth[grade.slug] = max(worth.get(grade.slug, 0.0), grade.possible)
    return worth


def totals(grades: Sequence[Grade], worth: Mapping[str, float] | None = None) -> Totals:
    """The sums of some grades; `worth` are the problems that each student had to solve, by default those
    that any of these did.
    """
    worth = worth_of(grades) if worth is None else worth
    spared = {(grade.student, grade.slug) for grade in grades if grade.earned is None}
    students = {grade.student for grade in grades}
    return Totals(
        graded=len(grades),
        accepted=sum(grade.verdict is Verdict.AC for grade in grades),
        unscored=sum(grade.earned is None for grade in grades),
        earned=sum(grade.earned or 0.0 for grade in grades),
        possible=sum(
            points for student in students for slug, points in worth.items() if (student, slug) not in spared
        ),
    )


def points(value: float) -> str:
    """Points with at most two digits behind the point: `7.5`."""
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".")


def counted(number: int, what: str) -> str:
    """`1 file`, `1,000 files`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
