"""The growth at a terminal: one screen where it is above its bound, a line or two where it is not."""

import re
from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from judge.growth.naming import in_a_sentence
from judge.model.growth import Growth, Point, Resource, Series
from judge.report.clean import clean, clean_line
from judge.report.costs import UNITS, full, more, ratio_text
from judge.report.growth_words import NO_LINE, accepted_lines, claimed, cost_of_line, family_in_words
from judge.report.parts import LABEL, Paragraph, Rows, source_line
from judge.report.plot import BOTH, REFERENCE, YOURS, log_log

GAP, NARROW_GAP = "    ", "  "
"""Between two columns of the table, and where it has to be narrow."""

PLOT_WIDTH, PLOT_HEIGHT = 48, 10
"""Characters of the plot."""

WIDE_ENOUGH = 72
"""Columns of the terminal from which on a plot is drawn."""

TALL_ENOUGH = 40
"""Lines of the terminal from which on a plot is drawn: on fewer the verdict would scroll away above it."""

SHORT, ROWS_IF_SHORT = 24, 3
"""Lines of the terminal up to which a table has so many rows at most, those of the largest sizes."""


def growth_screen(growth: Growth) -> RenderableType:
    """Return why the growth is above the bound."""
    rows = Rows()
    rows.add("growth", Text(in_a_sentence(growth), "red"))
    rows.add("blame", _blame(growth))
    if growth.claim:
        rows.add("claimed", clean(claimed(growth)))
    if growth.decisive is None:
        return rows
    series, _ = growth.decisive
    rows.add("input", clean(family_in_words(growth)))
    if growth.example:
        rows.add("such as", clean(growth.example))
    if not re.search(r"\bn\b", growth.bound):
        rows.add("n", "is the size of the whole input")
    return Group(rows, Text(), Table(series), _Plot(series))


def accepted_screen(growth: Growth) -> RenderableType:
    """Return what an accepted solver may want to know: class and ratios, a logarithm too much, the claim."""
    lines: list[RenderableType] = [Paragraph(Text(line)) for line in accepted_lines(growth)]
    if growth.claim:
        rows = Rows()
        rows.add("claimed", clean(claimed(growth)))
        lines.append(rows)
    return Group(*lines)


def _blame(growth: Growth) -> Text:
    """Return the line, how its cost has grown, and why it does."""
    line = growth.line
    if line is None:
        return Text(NO_LINE)
    text = source_line(line.line, line.source)
    text.append(f"\n{cost_of_line(line, growth.resource)}")
    if line.why:
        text.append(f"\n{clean_line(line.why)}")
    return text


class Table:
    """Sizes, both costs and their ratio; in a narrow terminal without the costs of the reference."""

    def __init__(self, series: Series) -> None:
        self.series = series

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        points = self.series.points
        if (height := _height(console)) is not None and height <= SHORT:
            points = points[-ROWS_IF_SHORT:]
        unit = UNITS[self.series.resource]
        cells = [_row(point, self.series.resource) for point in points]
        rows: list[tuple[str, ...]] = [("n", f"{unit}: yours", "reference", "ratio"), *cells]
        lines = _columns(rows, GAP)
        if len(lines[0]) > options.max_width:
            lines = _columns(
                [("n", unit, "ratio"), *[(n, yours, ratio) for n, yours, _, ratio in cells]], NARROW_GAP
            )
        for number, line in enumerate(lines):
            yield Text(line, "dim" if number == 0 else "", no_wrap=True, overflow="crop")


def _row(point: Point, resource: Resource) -> tuple[str, str, str, str]:
    yours = f"{more(point)}{full(point.yours, resource)}"
    return f"{point.n:,}", yours, full(point.reference, resource), ratio_text(point)


def _columns(rows: Sequence[tuple[str, ...]], gap: str) -> list[str]:
    """Return the lines of a table; its first column is as wide as the labels above at least."""
    first, *others = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths = [max(first, LABEL), *others]
    return [gap.join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]


class _Plot:
    """The plot, where the terminal is wide and tall enough and there is something to draw."""

    def __init__(self, series: Series) -> None:
        self.series = series

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        points = self.series.points
        height = _height(console)
        if (
            options.max_width < WIDE_ENOUGH
            or len(points) < 3
            or (height is not None and height < TALL_ENOUGH)
        ):
            return
        lines = log_log(
            [point.n for point in points],
            [max(point.yours, 1) for point in points],
            [max(point.reference, 1) for point in points],
            PLOT_WIDTH,
            PLOT_HEIGHT,
        )
        yield Text()
        for line in lines:
            row = Text(f"{'':{LABEL}}  | {line}")
            row.rstrip()
            yield row
        yield Text(f"{'':{LABEL}}  +{'-' * (PLOT_WIDTH + 1)}")
        what = f"{UNITS[self.series.resource]} over n, logarithmic:"
        legend = f"{what}  {YOURS} yours  {REFERENCE} reference  {BOTH} both"
        yield Text(f"{'':{LABEL}}    {legend}", "dim")


def _height(console: Console) -> int | None:
    """Return the lines that a person sees at once, or None for a file, which has no end."""
    return console.size.height if console.is_terminal else None
