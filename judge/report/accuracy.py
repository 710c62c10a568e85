"""The accuracy at a terminal: one screen about where it is lost."""

from rich.console import Group, RenderableType
from rich.text import Text

from judge.model.accuracy import Accuracy, Suspect, Table
from judge.report.accuracy_words import breaks, difference, magnitude, ulps, where
from judge.report.clean import clean, clean_line
from judge.report.parts import LABEL, Rows, calls_text, source_line

GAP = "    "
"""Between two columns of the table."""

HEADER = ("magnitude", "your error", "reference", "allowed")


def accuracy_screen(accuracy: Accuracy) -> RenderableType:
    """Return why the results are not accurate enough."""
    rows = Rows()
    rows.add("accuracy", Text(breaks(accuracy), "red"))
    breach = accuracy.breach
    if breach is not None:
        if breach.suspect is not None:
            rows.add("line", _line(breach.suspect))
        rows.add("call", calls_text(breach.case.calls, breach.call))
        rows.add("differs", Text(clean(difference(breach)), "red"))
    if accuracy.broken is None:
        return rows
    table, _ = accuracy.broken
    if table.about:
        rows.add("input", f"{table.family}: {clean(table.about)}")
    return Group(rows, Text(), *table_lines(table))


def table_lines(table: Table) -> list[Text]:
    """Return the errors of one family as a table, what is broken in red."""
    cells = [HEADER]
    cells += [
        (magnitude(row.magnitude), ulps(row.yours), ulps(row.reference), ulps(row.allowed))
        for row in table.rows
    ]
    first, *others = [max(map(len, column)) for column in zip(*cells, strict=True)]
    widths = [max(first, LABEL + 2), *others]
    lines = [GAP.join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells]
    styles = ["dim", *["red" if row.broken else "" for row in table.rows]]
    text = [
        Text(line, style, no_wrap=True, overflow="crop") for line, style in zip(lines, styles, strict=True)
    ]
    note = f"{'':{LABEL + 4}}Errors are in units in the last place of a float64 (ulp)."
    return [*text, Text(note, "dim", no_wrap=True, overflow="crop")]


def _line(suspect: Suspect) -> Text:
    """Return the line, what appears there, and why."""
    text = source_line(suspect.line, suspect.source)
    text.append(f"\n{clean_line(where(suspect))}")
    if suspect.why:
        text.append(f"\n{clean_line(suspect.why)}")
    return text
