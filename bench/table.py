"""What was measured, as rows of a table: times, ratios and targets. Pure, nothing is measured here."""

import math
import statistics
from collections.abc import Iterator, Sequence

from msgspec import Struct

WIDTH = 80
NAME, CELL, RATIO, TARGET = 35, 8, 7, 11
"""Characters of the name, a measured cell, the ratio and the target; the rest says what missed it."""

MISSED, ABSENT = " no", "-"


class Times(Struct, frozen=True):
    """Seconds of several runs of one thing, or of several things that stand for one."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median in seconds."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Return the smallest time that at least 95 % of the runs do not exceed."""
        return sorted(self.seconds)[math.ceil(0.95 * len(self.seconds)) - 1]


class Target(Struct, frozen=True):
    """What a measured number must not exceed, or not fall below."""

    number: float
    at_least: bool = False

    def met(self, measured: float) -> bool:
        """Return whether a number keeps to it."""
        return measured >= self.number if self.at_least else measured <= self.number


class Row(Struct, frozen=True, kw_only=True):
    """One budget: its cells as texts, and whether it was met, which is None where that cannot be said."""

    name: str
    base: str = ""
    today: str
    p95: str = ""
    measured: str = ""
    target: str = ""
    met: bool | None = None


class Section(Struct, frozen=True, kw_only=True):
    """Rows that stand beside the same thing, which heads the column of their base."""

    title: str
    base: str
    rows: Sequence[Row]


def ratio_row(name: str, base: Times | None, today: Times, target: Target) -> Row:
    """Return the row of a median as a ratio to that of its base; without a base the ratio is missing."""
    ratio = today.median / base.median if base else None
    return Row(
        name=name,
        base=duration(base.median) if base else ABSENT,
        today=duration(today.median),
        p95=duration(today.p95),
        measured=ABSENT if ratio is None else f"{ratio:.2f}",
        target=_within(target, f"{target.number:.2f}"),
        met=None if ratio is None else target.met(ratio),
    )


def pooled_row(name: str, base: Sequence[Times] | None, today: Sequence[Times], target: Target) -> Row:
    """Return the row of several things of one kind: the median of their ratios, and of their medians."""
    medians = Times(tuple(one.median for one in today))
    before = Times(tuple(one.median for one in base)) if base else None
    ratio = statistics.median(ratios(base, today)) if base else None
    return Row(
        name=name,
        base=duration(before.median) if before else ABSENT,
        today=duration(medians.median),
        p95=duration(pooled(today).p95),
        measured=ABSENT if ratio is None else f"{ratio:.2f}",
        target=_within(target, f"{target.number:.2f}"),
        met=None if ratio is None else target.met(ratio),
    )


def ratios(base: Sequence[Times], today: Sequence[Times]) -> list[float]:
    """Return how the median of each thing of today compares to that of its own base."""
    return [new.median / old.median for old, new in zip(base, today, strict=True)]


def pooled(several: Sequence[Times]) -> Times:
    """Return the times of all runs together."""
    return Times(tuple(seconds for one in several for seconds in one.seconds))


def p95_row(name: str, base: Times | None, today: Times, target: Target) -> Row:
    """Return the row of a p95 in seconds."""
    return Row(
        name=name,
        base=duration(base.p95) if base else ABSENT,
        today=duration(today.p95),
        target=_within(target, duration(target.number)),
        met=target.met(today.p95),
    )


def median_row(name: str, today: Times, target: Target) -> Row:
    """Return the row of a median in seconds, beside nothing."""
    return Row(
        name=name,
        today=duration(today.median),
        p95=duration(today.p95),
        target=_within(target, duration(target.number)),
        met=target.met(today.median),
    )


def rate_row(name: str, base: float | None, today: float, target: Target) -> Row:
    """Return the row of a rate, in things a second, as a ratio to that of its base."""
    ratio = today / base if base else None
    return Row(
        name=name,
        base=f"{base:.2f} /s" if base else ABSENT,
        today=f"{today:.2f} /s",
        measured=ABSENT if ratio is None else f"{ratio:.2f}",
        target=_within(target, f"{target.number:.2f}"),
        met=None if ratio is None else target.met(ratio),
    )


def count_row(name: str, base: str, today: int, target: Target) -> Row:
    """Return the row of a number of things."""
    return Row(
        name=name,
        base=base,
        today=f"{today:,}",
        target=_within(target, f"{target.number:,.0f}"),
        met=target.met(today),
    )


def duration(seconds: float) -> str:
    """Return seconds with three digits, in the unit that reads best."""
    for limit, unit in ((1e-3, "us"), (1.0, "ms")):
        if seconds < limit * 0.9995:
            return f"{_three_digits(seconds / limit * 1e3)} {unit}"
    return f"{_three_digits(seconds)} s"


def _three_digits(number: float) -> str:
    if number >= 99.95:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 9.995 else f"{number:.2f}"


def _within(target: Target, number: str) -> str:
    return f"{'>=' if target.at_least else '<='} {number}"


def rendered(sections: Sequence[Section]) -> str:
    """Return the sections as one table of at most WIDTH columns; what missed its target says so."""
    return "\n".join(line for section in sections if section.rows for line in _lines(section)).strip("\n")


def _lines(section: Section) -> Iterator[str]:
    yield ""
    yield _line(section.title, section.base, "today", "p95", "ratio", "target")
    for row in section.rows:
        line = _line(f"  {row.name}", row.base, row.today, row.p95, row.measured, row.target)
        yield f"{line}{MISSED}" if row.met is False else line


def _line(name: str, base: str, today: str, p95: str, measured: str, target: str) -> str:
    cells = f"{base:>{CELL}}{today:>{CELL}}{p95:>{CELL}}{measured:>{RATIO}}"
    return f"{name:<{NAME}}{cells}{target:>{TARGET}}".rstrip()
