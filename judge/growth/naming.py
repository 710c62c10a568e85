"""Growth in words: which power of n a series looks like, and which line of code carries it."""

import math
from collections.abc import Mapping, Sequence

from judge.growth.judgement import LEAST, TINY, fitted_slope, upper_points
from judge.model.growth import CostlyLine, Growth, Resource, Series

NEAR = 0.15
"""How far a measured power may lie from a half for being called by it."""

WHOLE = 2
"""Points without which one that was cut off has to be used."""

LEAST_POWER = 0.2
"""Below, there is no growth to speak of."""

FEW = 0.02
"""A line with a smaller part of the whole time is not looked at."""

FARTHER = 16.0
"""Times the largest size at which the costs of lines are compared, as they would be if they grew on."""


def power_of(series: Series) -> float:
    """The power of n by which the submission's own cost grows at the upper sizes."""
    least = LEAST[series.resource]
    points = upper_points(series.points, TINY[series.resource])
    if points and points[-1].cut and len(points) > WHOLE:
        points = points[:-1]  # it would have cost more than is known
    if len(points) < 2:
        return 0.0
    return fitted_slope([point.n for point in points], [max(min(point.yours), least) for point in points])


def in_words(power: float) -> str:
    """The power of n, by the half that is near it: `n`, `n^2`, `n^1.5`, else as measured, `n^1.7`."""
    nearest = round(2 * power) / 2
    if abs(power - nearest) > NEAR:
        nearest = round(power, 1)
    if nearest < LEAST_POWER:
        return "a constant or log n"
    return "n" if nearest == 1 else f"n^{nearest:g}"


def noun(resource: Resource) -> str:
    """What grows, as a solver calls it."""
    return "memory" if resource == "space" else "time"


def in_a_sentence(growth: Growth) -> str:
    """The growth that was found, beside the bound; or what took too long for that."""
    if growth.too_long:
        return growth.too_long
    power = power_of(growth.series[growth.shown]) if growth.shown is not None else 0.0
    bound = growth.bound.replace(" ** ", "^")
    return f"the {noun(growth.resource)} grows like {in_words(power)}, the bound is {bound}"


Costs = Mapping[int, float]
"""Seconds of each line."""


def costliest_line(sizes: Sequence[int], costs: Sequence[Costs], source: Sequence[str]) -> CostlyLine | None:
    """The line that would cost most if all lines went on growing as they do; None if there is none.

    `sizes` ascend, `costs` are those of every line at each, `source` the lines of the file.
    """
    if len(sizes) < 2:
        return None
    total = sum(costs[-1].values())
    best: tuple[float, CostlyLine] | None = None
    for line, cost in costs[-1].items():
        if cost <= FEW * total or not 0 < line <= len(source):
            continue
        known = [(n, table[line]) for n, table in zip(sizes, costs, strict=True) if table.get(line, 0) > 0]
        known = known[-3:]
        if len(known) < 2:
            continue
        power = fitted_slope([n for n, _ in known], [c for _, c in known])
        later = math.log(cost) + power * math.log(FARTHER)
        if best is None or later > best[0]:
            found = CostlyLine(line=line, source=source[line - 1].strip(), power=power, share=cost / total)
            best = later, found
    return best[1] if best else None
