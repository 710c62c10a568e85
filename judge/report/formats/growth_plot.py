"""How a cost grows, as the geometry of a plot. Both axes are logarithmic: a power of n is a straight line.

Three curves: the submission, the reference, and the bound, drawn through the submission's first point. Where
the submission runs parallel to the bound, it keeps it.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from judge.model.growth import Growth, Point, Resource, Series
from judge.report.costs import UNITS, full, more, ratio_text, short

TINY_GAP = 15.0
"""Least distance of two labels at the ends of curves, in units of the drawing."""

LABELLED: dict[Resource, str] = {"time": "Time", "space": "Memory"}
"""What a plot shows, by the resource."""

ORDER: tuple[Resource, ...] = ("time", "space")
"""The order of the small plots."""


class Tick(Struct, frozen=True):
    """A mark of an axis."""

    at: float
    label: str


class Curve(Struct, frozen=True, kw_only=True):
    """One curve. `kind` says which; the label stands at its right end, at the height `label_at`."""

    kind: str
    label: str
    path: str
    dots: tuple[tuple[float, float], ...]
    stopped: tuple[float, float] | None = None
    """Where a run was cut off: the curve would go on above."""
    label_at: float


class Row(Struct, frozen=True):
    """A size, with both costs and their ratio as text."""

    n: str
    yours: str
    reference: str
    ratio: str


class Plot(Struct, frozen=True, kw_only=True):
    """A drawing of `width` by `height` units; the axes meet at (`left`, `bottom`)."""

    name: str
    what: str
    unit: str
    """What is counted: the title of the upright axis."""
    about: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    curves: tuple[Curve, ...]
    rows: tuple[Row, ...]
    above: bool


class _Scale(Struct, frozen=True):
    """From values to places, logarithmic."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)


def main_plot(growth: Growth) -> Plot | None:
    """Return the series that decided, large; None if there is nothing to draw."""
    if growth.decisive is None:
        return None
    above = growth.decision == "above"
    return plot(growth.decisive[0], growth.bound if above else "", above, width=680, height=330)


def small_plots(growth: Growth) -> list[Plot]:
    """Return every family, for time and for memory."""
    drawn = [
        plot(series, "", judgement.decision == "above", width=320, height=190)
        for series, judgement in sorted(
            zip(growth.series, growth.judgements, strict=True), key=lambda one: ORDER.index(one[0].resource)
        )
    ]
    return [found for found in drawn if found is not None]


def plot(series: Series, bound: str, above: bool, *, width: float, height: float) -> Plot | None:
    """Return the plot of a series with at least two sizes. `bound` names the bound where it is known."""
    points = series.points
    if len(points) < 2 or any(before.n >= after.n for before, after in pairwise(points)):
        return None
    yours = [float(max(point.yours, 1)) for point in points]
    reference = [float(max(point.reference, 1)) for point in points]
    allowed = _allowed(points, yours[0])
    small = width < 400
    left, right, top, bottom = (
        (56.0, width - 20, 12.0, height - 26) if small else (84.0, width - 92, 14.0, height - 44)
    )
    across = _Scale(points[0].n, points[-1].n, left + 8, right - 8)
    values = [*yours, *reference, *allowed]
    upward = _Scale(min(values), max(max(values), 1.05 * min(values)), bottom - 10, top + 10)
    kinds = {"bound": ("bound", allowed), "reference": ("reference", reference), "yours": ("yours", yours)}
    labels = _apart({kind: upward(costs[-1]) for kind, (_, costs) in kinds.items()}, top, bottom)
    curves = tuple(
        _curve(kind, label, points, costs, across, upward, labels[kind])
        for kind, (label, costs) in kinds.items()
    )
    return Plot(
        name=series.family,
        what=LABELLED[series.resource],
        unit=UNITS[series.resource],
        about=_about(series, yours, reference, allowed, bound),
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        x_ticks=tuple(Tick(across(size), f"{size:,}") for size in _sizes(points, 2 if small else 5)),
        y_ticks=tuple(
            Tick(upward(value), short(value, series.resource))
            for value in _round_values(upward.low, upward.high, 4 if small else 6, series.resource)
        ),
        curves=curves,
        rows=tuple(_row(point, series.resource) for point in points),
        above=above,
    )


def _allowed(points: Sequence[Point], first: float) -> list[float]:
    """Return the bound, scaled to start where the submission does."""
    start = points[0].bound
    if start <= 0 or any(point.bound <= 0 for point in points):
        return [first for _ in points]
    return [first * point.bound / start for point in points]


def _curve(
    kind: str,
    label: str,
    points: Sequence[Point],
    costs: Sequence[float],
    across: _Scale,
    upward: _Scale,
    label_at: float,
) -> Curve:
    places = [(across(point.n), upward(value)) for point, value in zip(points, costs, strict=True)]
    stopped = places[-1] if kind == "yours" and points[-1].cut else None
    dots = () if kind == "bound" else tuple(places[:-1] if stopped else places)
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in places)
    return Curve(kind=kind, label=label, path=path, dots=dots, stopped=stopped, label_at=label_at)


def _apart(wanted: dict[str, float], top: float, bottom: float) -> dict[str, float]:
    """Return heights near the wanted ones at which labels do not cover each other."""
    order = sorted(wanted, key=wanted.__getitem__)
    placed: dict[str, float] = {}
    at = top - TINY_GAP
    for kind in order:
        at = placed[kind] = max(wanted[kind], at + TINY_GAP)
    below = at - bottom
    return {kind: round(height - max(below, 0.0), 1) for kind, height in placed.items()}


def _sizes(points: Sequence[Point], most: int) -> list[int]:
    """Return the sizes to write below the axis: of all points, or the ends and some between."""
    sizes = [point.n for point in points]
    if len(sizes) <= most:
        return sizes
    chosen = {round(i * (len(sizes) - 1) / (most - 1)) for i in range(most)}
    return [sizes[i] for i in sorted(chosen)]


def _round_values(low: float, high: float, most: int, resource: Resource) -> list[float]:
    """Return round values between two, at most so many: powers of ten, for memory powers of two."""
    if resource == "space":
        powers = range(math.floor(math.log2(low)), math.ceil(math.log2(high)) + 1)
        choices = [[2.0**power for power in powers if power % step == 0] for step in (1, 2, 4, 10)]
    else:
        tens = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        choices = [
            [step * 10.0**ten for ten in tens for step in steps] for steps in ((1, 2, 5), (1, 3), (1,))
        ]
    inside: list[float] = []
    for values in choices:
        inside = [value for value in values if low * 0.999 <= value <= high * 1.001] or inside
        if len(inside) <= most:
            break
    while len(inside) > most:
        inside = inside[::2]
    return inside or [low, high]


def _row(point: Point, resource: Resource) -> Row:
    yours = f"{more(point)}{full(point.yours, resource)}"
    return Row(f"{point.n:,}", yours, full(point.reference, resource), ratio_text(point))


def _about(
    series: Series,
    yours: Sequence[float],
    reference: Sequence[float],
    allowed: Sequence[float],
    bound: str,
) -> str:
    """Return the plot in words, for those who cannot see it."""
    first, last = series.points[0], series.points[-1]
    unit = UNITS[series.resource]

    def told(costs: Sequence[float], mark: str = "") -> str:
        ends = [short(cost, series.resource) for cost in (costs[0], costs[-1])]
        return f"from {ends[0]} to {mark}{ends[1]}"

    return (
        f"{unit.capitalize()} over n from {first.n:,} to {last.n:,}, both logarithmic. "
        f"Yours grows {told(yours, 'more than ' if last.cut else '')}, the reference {told(reference)}. "
        f"Growing like the bound{f' {bound}' if bound else ''}, yours would go {told(allowed)}."
    )
