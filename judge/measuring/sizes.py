"""How far a look goes, after what was seen before."""

import math

from judge.growth.judgement import TINY, fitted_slope
from judge.measuring.looks import FARTHER, LARGEST_INPUT, Plan
from judge.model.growth import Series

MOST_SECONDS, PATIENT_SECONDS = 0.4, 2.0
"""Seconds that the largest run of a look should take at most: a person waits for several. More where a look
that went so far has left a doubt."""


def largest(before: Series, plan: Plan, first: int, slow: bool, seconds: float = MOST_SECONDS) -> int:
    """The largest size of a look that follows `before`, at which a run takes `seconds` at most.

    `first` is the largest size of the quick look, `slow` whether the bound is below n.
    """
    return _affordable(before, _wanted(before, plan, first, slow), seconds)


def for_count(lines: Series, most: float) -> int:
    """The size at which a submission will run so many lines, by how many it has run up to now."""
    points = lines.points
    counts = [max(min(point.yours), 1.0) for point in points]
    power = max(fitted_slope([point.n for point in points], counts), 1.0)
    return min(round(points[-1].n * math.pow(most / counts[-1], 1 / power)), LARGEST_INPUT)


def times(series: Series, n: int, factor: float, first: int) -> int:
    """The size at which a run takes `factor` times as long as at size `n`, as far as inputs are built."""
    power = max(fitted_slope([p.n for p in series.points], [p.bound for p in series.points]), 1.0)
    return min(round(n * math.pow(factor, 1 / power)), max(first, LARGEST_INPUT))


def _wanted(before: Series, plan: Plan, first: int, slow: bool) -> int:
    last = before.points[-1]
    if last.cut or last.n < first:  # what was cut off once would be again, and tell nothing
        return last.n
    if before.look == "beyond":
        return times(before, last.n, FARTHER, first)
    if before.look == "far":
        return max(last.n, times(before, first, plan.factor, first))
    if slow:  # beyond the caches each step of a reference that takes few is so slow that it hides the rest
        return first
    return times(before, first, plan.factor, first)


def _affordable(before: Series, n: int, seconds: float) -> int:
    """The largest size up to `n` at which a run will not take too long, as far as can be expected."""
    whole = before.whole
    if len(whole) < 2:
        return n
    own = [max(min(point.yours), TINY["time"]) for point in whole]
    power = max(fitted_slope([point.n for point in whole], own), 1.0)
    most = whole[-1].n * math.pow(seconds / own[-1], 1 / power)
    return max(min(n, round(most)), whole[-1].n)
