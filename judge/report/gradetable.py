"""The end of `judge grade` on a terminal: who got what, what the judge could not do, and a line of sums."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from judge.model.grade import NOT_PYTHON, Grade, Gradebook, Ignored
from judge.model.verdict import Verdict
from judge.report.clean import clean_line
from judge.report.parts import colour
from judge.report.sums import counted, points, totals, worth_of

LONGEST_NAME = 32
"""Characters of a student's name that are shown where the table is as wide as the screen."""

LEAST_MESSAGE = 12
"""Columns without which no message is shown."""

CELL = 12
"""Columns that a verdict with its score takes."""

IGNORED_SHOWN = 20
"""Ignored files that are listed; the formats hold all of them."""


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
    other = [ignored for ignored in ignored_files if ignored.why == NOT_PYTHON]
    told = [ignored for ignored in ignored_files if ignored.why != NOT_PYTHON]
    text = Text()
    for ignored in told[:IGNORED_SHOWN]:
        text.append(f"  ignored  {clean_line(ignored.path)}: {clean_line(ignored.why)}\n", "yellow")
    if len(told) > IGNORED_SHOWN:
        text.append(f"  ignored  {len(told) - IGNORED_SHOWN:,} more; --format json lists them\n", "yellow")
    if other:
        text.append(f"  ignored  {counted(len(other), 'file')} that {_are(other)} not Python\n", "dim")
    text.rstrip()
    return text


def _table(grades: Sequence[Grade], failed: Sequence[Grade], width: int) -> Table:
    students = {grade.student for grade in grades}
    slugs = sorted({grade.slug for grade in grades})
    needed = LONGEST_NAME // 2 + sum(max(len(slug), CELL) + 2 for slug in slugs) + CELL
    fits = len(students) > 1 and needed <= width
    return _matrix(grades, failed, slugs, width - needed) if fits else _list(grades, width)


def _matrix(grades: Sequence[Grade], failed: Sequence[Grade], slugs: Sequence[str], spare: int) -> Table:
    """A row a student, a column a problem; names may take so many columns more than they need."""
    table = _empty("student", *slugs)
    table.add_column("score", justify="right")
    cells = {(grade.student, grade.slug): grade for grade in grades}
    worth = worth_of([*grades, *failed])
    for student in sorted({grade.student for grade in grades}):
        own = [cells.get((student, slug)) for slug in slugs]
        row = [_verdict(grade) if grade else Text("-", "dim") for grade in own]
        sums = totals([grade for grade in (*grades, *failed) if grade.student == student], worth)
        name = _name(student, max(LONGEST_NAME, LONGEST_NAME // 2 + spare))
        table.add_row(name, *row, _of(sums.earned, sums.possible))
    return table


def _list(grades: Sequence[Grade], width: int) -> Table:
    """A row a submission, with as much of the reason as there is room for."""
    named = any(grade.student for grade in grades)
    table = _empty(*(["student"] if named else []), "problem")
    table.add_column("verdict", no_wrap=True, min_width=len("verdict"))
    widest = max(len(_score(grade)) for grade in grades)
    table.add_column("score", justify="right", no_wrap=True, min_width=max(widest, len("score")))
    names = max(len(_name(grade.student)) for grade in grades) + 2 if named else 0
    room = width - names - max(len(grade.slug) for grade in grades) - 2 * CELL
    tells = room >= LEAST_MESSAGE
    if tells:
        table.add_column("", no_wrap=True)
    for grade in grades:
        row = [Text(grade.slug), Text(grade.verdict, colour(grade.verdict)), _score(grade)]
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
    text = Text(f"{counted(len(grades), 'submission')}: ")
    text.append(f"{accepted:,} accepted", "green" if accepted else "")
    rejected = len(grades) - accepted - failed
    text.append(", ").append(f"{rejected:,} rejected", "red" if rejected else "")
    if failed:
        text.append(", ").append(counted(failed, "judge error"), "bold magenta")
    sums = totals(grades)
    text.append("; ").append_text(_of(sums.earned, sums.possible)).append(" points")
    return text


def _verdict(grade: Grade) -> Text:
    return Text(f"{grade.verdict} ", colour(grade.verdict)).append_text(_score(grade))


def _score(grade: Grade) -> Text:
    return _of(grade.earned or 0.0, grade.possible)


def _of(earned: float, possible: float) -> Text:
    return Text(f"{points(earned)}/{points(possible)}")


def _name(student: str, longest: int = LONGEST_NAME) -> Text:
    shown = clean_line(student)
    return Text(shown if len(shown) <= longest else f"{shown[: longest - 1]}…")


def _are(several: Sequence[object]) -> str:
    return "is" if len(several) == 1 else "are"
