"""The end of `judge grade` on a terminal: who got what, what the judge could not do, and a line of sums."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from judge.model.grade import Grade, Gradebook, Ignored
from judge.model.verdict import Verdict
from judge.report.clean import clean_line
from judge.report.parts import colour

LONGEST_NAME = 32
"""Characters of a student's name and of a message that are shown."""

LEAST_MESSAGE = 12
"""Columns without which no message is shown."""

CELL = 12
"""Columns that a verdict with its score takes."""

IGNORED_SHOWN = 20
"""Ignored files that are listed; the formats hold all of them."""

NO_PYTHON = "not a Python file"


def screen(gradebook: Gradebook, width: int) -> RenderableType:
    """The table, the judge errors, and the sums, for a terminal of so many columns."""
    graded = [grade for grade in gradebook.grades if grade.verdict is not Verdict.JE]
    failed = [grade for grade in gradebook.grades if grade.verdict is Verdict.JE]
    parts: list[RenderableType] = []
    if graded:
        parts += [_table(graded, failed, width), Text()]
    if failed:
        parts += [Text("Judge errors, without a score:", "bold magenta"), _errors(failed), Text()]
    parts.append(_sums(gradebook.grades))
    return Group(*parts)


def ignored_lines(ignored_files: Sequence[Ignored]) -> Text:
    """What was ignored and why; files that are no Python at all are only counted."""
    other = [ignored for ignored in ignored_files if ignored.why == NO_PYTHON]
    told = [ignored for ignored in ignored_files if ignored.why != NO_PYTHON]
    text = Text()
    for ignored in told[:IGNORED_SHOWN]:
        text.append(f"  ignored  {clean_line(ignored.path)}: {clean_line(ignored.why)}\n", "yellow")
    if len(told) > IGNORED_SHOWN:
        text.append(f"  ignored  {len(told) - IGNORED_SHOWN:,} more; --format json lists them\n", "yellow")
    if other:
        text.append(f"  ignored  {_count(len(other), 'file')} that {_are(other)} not Python\n", "dim")
    text.rstrip()
    return text


def _table(grades: Sequence[Grade], failed: Sequence[Grade], width: int) -> Table:
    students = {grade.student for grade in grades}
    slugs = sorted({grade.slug for grade in grades})
    needed = LONGEST_NAME // 2 + sum(max(len(slug), CELL) + 2 for slug in slugs) + CELL
    fits = len(students) > 1 and needed <= width
    return _matrix(grades, failed, slugs) if fits else _list(grades, width)


def _matrix(grades: Sequence[Grade], failed: Sequence[Grade], slugs: Sequence[str]) -> Table:
    """A row a student, a column a problem. What was not handed in earns nothing of what it is worth; what the
    judge could not judge does not count.
    """
    table = _empty("student", *slugs)
    table.add_column("score", justify="right")
    cells = {(grade.student, grade.slug): grade for grade in grades}
    worth = {slug: max(grade.possible for grade in grades if grade.slug == slug) for slug in slugs}
    spared = {(grade.student, grade.slug) for grade in failed}
    for student in sorted({grade.student for grade in grades}):
        own = [cells.get((student, slug)) for slug in slugs]
        row = [_verdict(grade) if grade else Text("-", "dim") for grade in own]
        earned = sum(grade.earned or 0.0 for grade in own if grade)
        possible = sum(worth[slug] for slug in slugs if (student, slug) not in spared)
        table.add_row(_name(student), *row, _of(earned, possible))
    return table


def _list(grades: Sequence[Grade], width: int) -> Table:
    """A row a submission, with as much of the reason as there is room for."""
    named = any(grade.student for grade in grades)
    table = _empty(*(["student"] if named else []), "problem")
    table.add_column("verdict", no_wrap=True, min_width=len("verdict"))
    widest = max(len(_score([grade])) for grade in grades)
    table.add_column("score", justify="right", no_wrap=True, min_width=max(widest, len("score")))
    names = max(len(_name(grade.student)) for grade in grades) + 2 if named else 0
    room = width - names - max(len(grade.slug) for grade in grades) - 2 * CELL
    tells = room >= LEAST_MESSAGE
    if tells:
        table.add_column("", no_wrap=True)
    for grade in grades:
        row = [Text(grade.slug), Text(grade.verdict, colour(grade.verdict)), _score([grade])]
        if tells:
            why = Text(clean_line(grade.message or "; ".join(grade.warnings)), "dim")
            why.truncate(room, overflow="ellipsis")
            row.append(why)
        table.add_row(*([_name(grade.student)] if named else []), *row)
    return table


def _empty(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, no_wrap=True)
    return table


def _errors(failed: Sequence[Grade]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for grade in failed:
        name = Text("  ").append_text(_name(grade.student))
        table.add_row(name, Text(grade.slug), Text(clean_line(grade.message), "magenta"))
    return table


def _sums(grades: Sequence[Grade]) -> Text:
    accepted = sum(grade.verdict is Verdict.AC for grade in grades)
    failed = sum(grade.verdict is Verdict.JE for grade in grades)
    text = Text(f"{_count(len(grades), 'submission')}: ")
    text.append(f"{accepted:,} accepted", "green" if accepted else "")
    rejected = len(grades) - accepted - failed
    text.append(", ").append(f"{rejected:,} rejected", "red" if rejected else "")
    if failed:
        text.append(", ").append(_count(failed, "judge error"), "bold magenta")
    scored = [grade for grade in grades if grade.earned is not None]
    text.append("; ").append_text(_score(scored)).append(" points")
    return text


def _verdict(grade: Grade) -> Text:
    return Text(f"{grade.verdict} ", colour(grade.verdict)).append_text(_score([grade]))


def _score(grades: Sequence[Grade]) -> Text:
    return _of(sum(grade.earned or 0.0 for grade in grades), sum(grade.possible for grade in grades))


def _of(earned: float, possible: float) -> Text:
    return Text(f"{_points(earned)}/{_points(possible)}")


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _name(student: str) -> Text:
    shown = clean_line(student)
    return Text(shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _are(several: Sequence[object]) -> str:
    return "is" if len(several) == 1 else "are"
