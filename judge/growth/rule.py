"""Is a series of exact counts within the bound? One pure function, and the few numbers that it rests on.

The yardstick is the reference: within the bound the ratio of the two costs stays flat. Counts have no noise,
so the shape of the series decides, from how much the ratio rises in each fourfold step: what an additive cost
leaves behind dies out, a logarithm rises by less in each step, a power of n rises by as much or more. Where
the series is too short to tell, a larger size is asked for.

Each number below is held by a test that moves it out of its range and sees labelled solutions get the wrong
verdict; docs/accuracy.md has the table.
"""

import math
from collections.abc import Sequence
from typing import Literal

from judge.model.growth import Point, Series

Finding = Literal["flat", "logarithm", "above", "more"]

STEP = 4.0
"""A step is a fourfold size: rises over other steps are converted to this one."""

FLAT = 0.03
"""Rise in the last step up to which a ratio is flat. Right from 0.0293 to 0.0322."""

FLAT_SPACE = 0.25
"""The same for bytes: lists are longer than they are full by up to an eighth, small integers cost nothing.
Right from 0.00625 to 0.286."""

LOG = 0.30
"""Rise in a step up to which it may be that of a logarithm. Right from 0.216 to 0.336."""

POWER = 0.45
"""Rise in a step from which on it is that of a power of n, if it does not fall. For bytes also up to which it
may be that of a logarithm: small tables are shorter than their type. Right from 0.385 to 0.625."""

EVIDENT = 1.2
"""Rise in a step that only a power of n has. Right from 0.808 to 4.64."""

DYING = 0.7
"""Part of the rise before, from which on a small rise is that of a logarithm, or a larger one of a power."""

DEAD = 0.4
"""Part of the rise before, below which a small rise is dying out; in between a larger size is asked for.
Right from 0.382 to 0.434."""

STEADY = 1.03
"""Part of the rise before, up to which a rise is not growing. Right from 0.454 to 1.43."""

SMALL = 512
"""Sizes below which a modest rise is looked at once more: integers up to 256 are kept, larger ones made.
Right from 183 to 20400."""

GROWING = 1.7
"""Part of the rise before, from which on a rise is growing as no logarithm's does.
Right from 1.66 to 1.74."""

PADDED, HIGH = -0.04, 8.0
"""Fall in a step, of a ratio that is still so high, from which on larger sizes are counted: costs put on
small sizes look like that."""


def rises(points: Sequence[Point], costs: Sequence[float]) -> list[float]:
    """Return by how much costs rise from each point to the next, as in a fourfold step: 0.0 is flat."""
    found = []
    for before, after, low, high in zip(points, points[1:], costs, costs[1:], strict=False):
        step = math.log(after.n / before.n) / math.log(STEP)
        found.append(math.exp(math.log(high / low) / step) - 1)
    return found


def ratios(points: Sequence[Point]) -> list[float]:
    """Return the submission's cost over the reference's, less what the bound grants above that."""
    return [max(point.yours, 1) / max(point.reference, 1) / point.slack for point in points]


def over_bound(points: Sequence[Point]) -> list[float]:
    """Return the submission's own cost over the bound."""
    return [max(point.yours, 1) / max(point.bound, 1.0) for point in points]


def find(series: Series, last: bool = False) -> Finding:
    """Decide on a series by growing size; `more` asks for a larger size, unless this is the `last`.

    Both the ratio to the reference and the cost over the bound must rise: a reference that has an easy time
    of an input accuses nobody.
    """
    points = series.points
    curves = [rises(points, ratios(points)), rises(points, over_bound(points))]
    if not last and is_padded(series):
        return "more"
    flat, log = (FLAT, LOG) if series.resource == "time" else (FLAT_SPACE, POWER)
    found = [shape(curve, last, points[-1].cut, flat, log) for curve in curves]
    if not last and "above" in found and is_small(points) and curves[0][-1] < EVIDENT:
        return "more"
    order: tuple[Finding, ...] = ("flat", "more", "logarithm", "above")
    return min(found, key=order.index)


def is_padded(series: Series) -> bool:
    """Return whether a high ratio has just fallen: costs that are put on small sizes look like that."""
    points = series.points
    if series.resource != "time" or points[-1].yours < HIGH * points[-1].reference:
        return False
    fallen = [rises(points, curve)[-1:] for curve in (ratios(points), over_bound(points))]
    return all(fall and fall[0] <= PADDED for fall in fallen)


def is_small(points: Sequence[Point]) -> bool:
    """Return whether a rise may be that of the integers, which cost more from SMALL on."""
    return len(points) > 1 and points[-2].n < SMALL


def shape(
    steps: Sequence[float], last: bool, cut: bool = False, flat: float = FLAT, log: float = LOG
) -> Finding:
    """Decide on the rises of one curve; if it was `cut` off, the last one is more than that.

    Up to `flat` a rise is none, up to `log` it may be that of a logarithm.
    """
    if not steps:
        return "flat" if last else "more"
    now = steps[-1]
    if len(steps) < 2:
        if now <= flat:
            return "flat"
        return "more" if not last else "above" if now >= EVIDENT else "flat"
    before = steps[-2]
    if before > flat and (now >= EVIDENT or (now >= POWER and (cut or now >= DYING * before))):
        return "above"
    if now <= flat:
        return "flat"
    if now < DEAD * before and now <= log:
        return "flat"
    if now <= log and before > flat and DYING * before <= now <= STEADY * before:
        return "logarithm"
    if not last:
        return "more"
    most = POWER if now <= STEADY * before else log
    if now > most or (before > flat / 2 and now >= GROWING * before):
        return "above"
    return "logarithm" if before > flat else "flat"
