"""Growth in words: the class that a cost grows like, beside the bound."""

import math
from collections.abc import Sequence
from itertools import pairwise

from judge.growth import rule
from judge.model.growth import Growth, Judgement, Point, Resource, Series

CLASSES: tuple[tuple[str, float, int], ...] = (
    ("1", 0.0, 0),
    ("log n", 0.0, 1),
    ("log^2 n", 0.0, 2),
    ("n^0.5", 0.5, 0),
    ("n", 1.0, 0),
    ("n log n", 1.0, 1),
    ("n log^2 n", 1.0, 2),
    ("n^1.5", 1.5, 0),
    ("n^2", 2.0, 0),
    ("n^2 log n", 2.0, 1),
    ("n^2.5", 2.5, 0),
    ("n^3", 3.0, 0),
    ("n^4", 4.0, 0),
)
"""Classes by their words, power of n, and power of its logarithm."""

TOO_DEAR = "more than can be counted"
"""What is said of a class where even the smallest run does not come to its end."""

NEAR = 0.3
"""How far the power in the last step may lie from that of a class for being called by it."""

LEAST_ABOVE = 0.2
"""Power of n by which a class must lie above the bound for naming what does."""

COMING = 0.5
"""Part of the last change of the power that is still to come: additive costs die out by half or more."""


def judge_series(series: Series, strict: bool) -> Judgement:
    """Return what a series is worth; with `strict` a logarithm above the bound is rejected, too."""
    points = series.points
    if len(points) < 2:  # even the smallest was cut off
        factor = points[0].yours / max(points[0].reference, 1)
        return Judgement(decision="above", power=0.0, word=TOO_DEAR, factor=round(factor, 4))
    found = rule.find(series, last=True)
    curves = (rule.ratios(points), rule.over_bound(points))
    last = min([rule.rises(points, curve)[-1] for curve in curves])
    above = found == "above" or (strict and found == "logarithm" and series.resource == "time")
    return Judgement(
        decision="above" if above else "within",
        power=math.log(1 + max(last, 0.0)) / math.log(rule.STEP) if last > 0 else 0.0,
        word=class_of(points, found),
        logarithm=found == "logarithm",
        factor=round(points[-1].yours / max(points[-1].reference, 1), 4),
    )


def class_of(points: Sequence[Point], found: rule.Finding) -> str:
    """Return the words of the class that the submission's own cost grows like; above the bound if it is."""
    powers = []
    granted = 0.0
    for before, after in pairwise(points):
        if after.bound >= before.bound:  # the far sample may be of fewer calls
            granted = power_between(before, after, before.bound, after.bound)
        powers.append(granted + power_between(before, after, *rule.over_bound((before, after))))
    if not powers:
        return "1"
    power = powers[-1]
    if len(powers) > 1 and not points[-1].cut:
        power += COMING * (power - powers[-2])
    logarithm = 1 / math.log(max(math.sqrt(points[-1].n * points[-2].n), 3))

    def grows(one: tuple[str, float, int]) -> float:
        return one[1] + one[2] * logarithm

    match found:
        case "logarithm":
            allowed = [one for one in CLASSES if one[2] and grows(one) > granted + logarithm / 2]
        case "above":
            allowed = [one for one in CLASSES if not one[2] and one[1] > granted + LEAST_ABOVE]
        case _:
            allowed = [one for one in CLASSES if one[2] < 2]
    word = min(allowed, key=lambda one: abs(grows(one) - power), default=None)
    return word[0] if word is not None and abs(grows(word) - power) <= NEAR else f"n^{power:.1f}"


def power_between(before: Point, after: Point, low: float, high: float) -> float:
    """Return the power of n by which something grows between two points."""
    return math.log(max(high, 1e-9) / max(low, 1e-9)) / math.log(after.n / before.n)


def noun(resource: Resource) -> str:
    """Return what grows, as a solver calls it."""
    return "memory" if resource == "space" else "time"


def bound_in_words(bound: str) -> str:
    """Return a bound as people write it."""
    return bound.replace(" ** ", "^")


def in_a_sentence(growth: Growth) -> str:
    """Return the growth that was found, beside the bound."""
    decisive = growth.decisive
    if decisive is not None and decisive[1].word == TOO_DEAR:
        point = decisive[0].points[0]
        return (
            f"a run takes more than {point.yours:,} instructions at n = {point.n:,}, where the reference "
            f"takes {point.reference:,}: too many to be counted"
        )
    word = decisive[1].word if decisive is not None else "more"
    more = ": a logarithm too much, and this problem is strict" if decisive and decisive[1].logarithm else ""
    return f"the {noun(growth.resource)} grows like {word}, the bound is {bound_in_words(growth.bound)}{more}"
