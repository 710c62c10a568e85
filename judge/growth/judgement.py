"""Is a series of measurements within the bound? Pure arithmetic on samples.

The yardstick is the reference: within the bound the ratio of the two costs stays flat. What the bound
grants above the reference's own growth (`Point.slack`) is taken out of the ratio first.
"""

import math
from collections.abc import Sequence

from msgspec import Struct

from judge.model.growth import Decision, Judgement, Look, Point, Resource, Series

TINY = {"time": 5e-6, "space": float(64 << 10), "steps": 1.0, "line": 20e-6}
"""The least that either side is taken to cost: below, a time is noise, and memory is the constant part."""


LEAST = {"time": 5e-6, "space": 1024.0, "steps": 1.0, "line": 20e-6}
"""The same where the submission's own growth is looked at: there no constant part may hide it."""


class Line(Struct, frozen=True):
    """A line between flat and growing: a growth is above it in both."""

    slope: float
    rise: float

    def exceeded(self, slope: float, rise: float) -> bool:
        return slope > self.slope and rise >= self.rise

    def exceeded_by(self, judgement: Judgement) -> bool:
        return self.exceeded(judgement.slope, judgement.rise)


LINES: dict[tuple[Resource, Look], Line] = {
    ("time", "quick"): Line(0.20, 1.8),  # anything above gets a closer look
    ("time", "beyond"): Line(0.25, 1.5),  # two sizes: a full factor n would rise four times
    ("time", "closer"): Line(0.27, 2.0),
    ("time", "confirmation"): Line(0.20, 1.6),
    ("time", "far"): Line(0.47, 3.1),
    ("time", "far confirmation"): Line(0.47, 3.1),
    ("steps", "quick"): Line(0.27, 1.8),
    ("steps", "far"): Line(0.25, 1.8),
    ("line", "quick"): Line(0.22, 1.8),
    ("space", "quick"): Line(0.30, 2.5),  # tables double now and then: a dict holds 36 to 100 bytes an entry
    ("space", "confirmation"): Line(0.30, 2.5),
}
"""Over sizes that differ 16 times a log factor has slope 0.13 and rise 1.5, a factor sqrt(n) 0.5 and 4.

Measured, a ratio within its class stays below 0.06 as long as all data fit the processor's caches. Where they
do not, walking through memory at random has slopes up to 0.44 and rises up to 3. Growth that neither the
count of lines shows nor a single line, at sizes that fit, is held against nobody below the far looks' line.
"""

FAR: tuple[Look, ...] = ("far", "far confirmation")

HIGH = Line(0.40, 5.0)
"""Enough for the far looks as well: a ratio that rises as high as no cache has made it rise. One noisy point
makes the end of a series less steep."""

OUTGROWN, OUTGROWN_FIRST, OUTGROWN_SPACE = 1.4, 1.2, 1.6
"""Times that the submission's own cost must outgrow the bound: a reference that is lucky accuses nobody. Less
for the first looks, which only cast suspicion; more for memory, where a factor log n grows 1.4 times."""

SPACE_SPAN, OUTGROWN_NARROW = 8.0, 4.4
"""Where memory is known at sizes only that differ less, as where a run takes too long, it must have outgrown
the bound by more: a set that has just grown takes four times as much for each element as before. Where they
differ 16 times it has grown as often at both ends."""

UPPER_SPAN = 16.0
"""The upper sizes are those within this factor of the largest: constant parts flatten the lower ones."""


def judge_series(series: Series) -> Judgement:
    """The decision on one series. One with fewer than two points is unclear."""
    tiny = TINY[series.resource]
    upper = upper_points(series.points, tiny)
    if len(upper) < 2:
        factor = ratio(upper[-1], tiny) if upper else 1.0
        return Judgement(decision="unclear", slope=0.0, rise=1.0, outgrown=1.0, factor=factor)
    ratios = [ratio(point, tiny) / point.slack for point in upper]
    slope = fitted_slope([point.n for point in upper], ratios)
    for part in _parts_that_grow_too(series):
        if len(upper[part]) > 1:
            slope = min(slope, fitted_slope([point.n for point in upper[part]], ratios[part]))
    rise = ratios[-1] / min(ratios[:-1])
    own = [max(min(point.yours), LEAST[series.resource]) / point.bound for point in upper]
    outgrown = own[-1] / min(own[:-1])
    lines = [LINES[series.resource, series.look], *([HIGH] if series.look in FAR else [])]
    decision: Decision = "within"
    if any(line.exceeded(slope, rise) for line in lines) and outgrown >= _least_outgrown(series):
        decision = "above"
    elif series.cut_short:
        decision = "unclear"  # a run that is cut off is never flat by itself
    return Judgement(
        decision=decision, slope=slope, rise=rise, outgrown=outgrown, factor=ratio(upper[-1], tiny)
    )


def _parts_that_grow_too(series: Series) -> list[slice]:
    """The points whose slope by itself must be above the line as well."""
    if series.resource == "steps":  # the logarithm of a small size grows quickly, but ever more slowly
        return [slice(-2, None)]
    if series.look in FAR:  # what has outgrown the caches grows ever more slowly, too
        return [slice(-3, None)]
    return []


def _least_outgrown(series: Series) -> float:
    if series.resource == "space":
        wide = series.points[-1].n >= SPACE_SPAN * series.points[0].n
        return OUTGROWN_SPACE if wide else OUTGROWN_NARROW
    return OUTGROWN_FIRST if series.look in ("quick", "beyond") else OUTGROWN


def upper_points(points: Sequence[Point], tiny: float) -> list[Point]:
    """The points that count: the upper sizes, and one that was cut off only where it tells something.

    Such a point is a lower bound: below the ratio before it, it says nothing.
    """
    kept: list[Point] = []
    for point in points:
        if point.cut and len(kept) >= 3 and ratio(point, tiny) < ratio(kept[-1], tiny):
            break
        kept.append(point)
        if point.cut:
            break
    return [point for point in kept if point.n * UPPER_SPAN * 1.01 >= kept[-1].n]


def ratio(point: Point, tiny: float) -> float:
    """The submission's cost over the reference's, each the least of its repeats."""
    return max(min(point.yours), tiny) / max(min(point.reference), tiny)


def fitted_slope(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the logarithms by least squares: the power of n that the values grow by."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(value) for value in values]
    x_mean, y_mean = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    spread = math.fsum((x - x_mean) ** 2 for x in xs)
    if spread == 0:
        return 0.0
    return math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread
