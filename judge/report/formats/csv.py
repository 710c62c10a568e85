"""CSV, for spreadsheets: a row for each grade.

A cell that a spreadsheet would take for a formula begins with an apostrophe: names and messages come from
people who are graded.
"""

import csv
import io

from judge.model.grade import Grade, Gradebook
from judge.report.clean import clean_line

COLUMNS = (
    "student",
    "problem",
    "verdict",
    "earned",
    "possible",
    "reason",
    "message",
    "path",
    "sha256",
    "seconds",
)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""Beginnings of what some spreadsheet evaluates."""


def render(gradebook: Gradebook) -> str:
    """A header and a row for each grade. A grade without a score has an empty cell there."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for grade in gradebook.grades:
        rows.writerow(_row(grade))
    return text.getvalue()


def _row(grade: Grade) -> list[str]:
    return [
        _cell(grade.student),
        _cell(grade.slug),
        grade.verdict,
        "" if grade.earned is None else f"{grade.earned:g}",
        f"{grade.possible:g}",
        _cell(grade.reason),
        _cell(grade.message),
        _cell(grade.path),
        grade.sha256,
        "" if grade.seconds is None else f"{grade.seconds:.3f}",
    ]


def _cell(text: str) -> str:
    """A text on one line that no spreadsheet evaluates."""
    shown = clean_line(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown
