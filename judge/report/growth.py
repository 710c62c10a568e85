"""One screen about growth that is above its bound: the table, the family, the line, the plot."""

import re

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from judge.growth.judgement import TINY, ratio
from judge.growth.naming import in_a_sentence, in_words, noun
from judge.model.growth import Growth, Series
from judge.report.clean import clean, clean_line
from judge.report.parts import LABEL, Rows
from judge.report.plot import BOTH, REFERENCE, YOURS, log_log

GAP = "    "
"""Between two columns of the table."""

PLOT_WIDTH, PLOT_HEIGHT = 48, 10
"""Characters of the plot."""

WIDE_ENOUGH = 72
"""Columns of the terminal from which on a plot is drawn."""

MOSTLY = 0.9
"""Part of the time from which on a line grows as the whole does; measured by itself it seems to differ."""

SLOWER = 3.0
"""Times the reference's time from which on an accepted solution is told how much slower it is."""

LOG_SLOPE, LOG_RISE, LOG_FACTOR = 0.10, 1.4, 1.5
"""Slope and rise of the ratio, and the ratio itself, from which on a growth within the bound is remarked
upon. What is about as quick as the reference has no log factor more, whatever noise makes of its growth; nor
has what runs no more lines for it: those of a family that rises so much have been counted."""


def growth_screen(growth: Growth) -> RenderableType:
    """Why the growth is above the bound."""
    rows = Rows()
    rows.add("growth", Text(in_a_sentence(growth), "red"))
    if growth.line is not None:
        line = growth.line
        code = clean_line(line.source[:120])
        text = Text.assemble((f"line {line.line}: ", "dim"), (code, "bold"))
        grows = "" if line.share >= MOSTLY else f"grows like {in_words(line.power)}, "  # or it was said above
        text.append(f"\n{grows}{line.share:.0%} of the {noun(growth.resource)}")
        rows.add("blame", text)
    if growth.shown is None:
        return rows
    series = growth.series[growth.shown]
    about = f"{series.family}: {growth.about}" if growth.about else series.family
    rows.add("input", clean(about))
    if growth.example:
        rows.add("such as", clean(growth.example))
    if not re.search(r"\bn\b", growth.bound):
        rows.add("n", "is the size of the whole input")
    return Group(rows, Text(), Table(series), _Plot(series))


class Table:
    """Sizes, both costs and their ratio; in a narrow terminal without the costs of the reference."""

    def __init__(self, series: Series) -> None:
        self.series = series

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rows = self.rows()
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        widths[0] = max(widths[0], LABEL)
        chosen = [0, 1, 2, 3]
        if sum(widths) + (len(widths) - 1) * len(GAP) > options.max_width:
            chosen.remove(2)
        for number, row in enumerate(rows):
            line = GAP.join(f"{row[column]:>{widths[column]}}" for column in chosen)
            yield Text(line, "dim" if number == 0 else "", no_wrap=True, overflow="crop")
        least = TINY["space"]
        small = any(min(point.yours + point.reference) < least for point in self.series.points)
        if self.series.resource == "space" and small:
            told = f"For the ratio, less than {_cost(least, self.series)} counts as that."
            yield Text(f"{'':{LABEL}}    {told}", "dim")

    def rows(self) -> list[tuple[str, str, str, str]]:
        """The cells as text, the heading first."""
        found = [("n", "yours", "reference", "ratio")]
        for point in self.series.points:
            more = "> " if point.cut else ""
            times = ratio(point, TINY[self.series.resource])
            yours = f"{more}{_cost(min(point.yours), self.series)}"
            reference = _cost(min(point.reference), self.series)
            found.append((f"{point.n:,}", yours, reference, f"{more}{times:,.1f}"))
        return found


def remarks(growth: Growth) -> list[str]:
    """What an accepted solver may want to know: a slower solution, growth by a log factor."""
    found = []
    if growth.decision == "above":
        return []
    if growth.factor is not None and growth.factor >= SLOWER:
        found.append(f"It takes up to {growth.factor:.1f} times as long as the reference.")
    seen = list(zip(growth.series, growth.judgements, strict=True))
    counted = {series.family: judgement.slope for series, judgement in seen if series.resource == "steps"}
    grown = [
        judgement
        for series, judgement in seen
        if series.resource == "time"
        and judgement.slope >= LOG_SLOPE
        and judgement.rise >= LOG_RISE
        and judgement.factor >= LOG_FACTOR
        and counted.get(series.family, 0.0) >= LOG_SLOPE / 2
    ]
    if grown and growth.decision == "within":
        found.append("It grows a little faster than the reference, as by a factor of log n.")
    return found


def _cost(value: float, series: Series) -> str:
    if series.resource == "space":
        return f"{value / 1024:,.0f} KiB"
    return f"{value * 1e3:,.2f} ms"


class _Plot:
    """The plot, where the terminal is wide enough and there is something to draw."""

    def __init__(self, series: Series) -> None:
        self.series = series

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        points = self.series.points
        if options.max_width < WIDE_ENOUGH or len(points) < 3:
            return
        tiny = TINY[self.series.resource]

        def costs(of: str) -> list[float]:
            return [max(min(getattr(point, of)), tiny) for point in points]

        lines = log_log(
            [point.n for point in points], costs("yours"), costs("reference"), PLOT_WIDTH, PLOT_HEIGHT
        )
        yield Text()
        for line in lines:
            row = Text(f"{'':{LABEL}}  | {line}")
            row.rstrip()
            yield row
        yield Text(f"{'':{LABEL}}  +{'-' * (PLOT_WIDTH + 1)}")
        what = f"{noun(self.series.resource)} over n, logarithmic:"
        legend = f"{what}  {YOURS} yours  {REFERENCE} reference  {BOTH} both"
        yield Text(f"{'':{LABEL}}    {legend}", "dim")
