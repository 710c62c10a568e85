"""Inputs of sort_bounded: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st

LIMIT = 10**9
WIDEST = 10**6

Arguments = tuple[list[int], int, int]


def constraints(nums: list[int], low: int, high: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "0 <= len(nums) <= 10^6", len(nums) <= 10**6
    yield "-10^9 <= low <= high <= 10^9", -LIMIT <= low <= high <= LIMIT
    yield "high - low + 1 <= 10^6", high - low + 1 <= WIDEST
    yield "low <= nums[i] <= high", all(low <= value <= high for value in nums)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A range below, around or above zero, and values of it, often those at its limits, in some order."""
    width = draw(st.sampled_from([1, 2, 3, 6, 12, 40]))
    low = draw(
        st.sampled_from([0, 1, -width, 1 - width, -(width // 2)])
        | st.integers(-30, 30)
        | st.sampled_from([-LIMIT, LIMIT - width + 1])
    )
    high = low + width - 1
    nums = draw(st.lists(st.integers(low, high) | st.sampled_from([low, high]), max_size=24))
    ascending = sorted(nums)
    return draw(st.sampled_from([nums, ascending, ascending[::-1]])), low, high


def exhaustive() -> Iterator[Arguments]:
    """Every list of up to 4 values of {-1, 0, 1}, and of up to 2 in every narrow range near zero."""
    for n in range(5):
        for values in itertools.product((-1, 0, 1), repeat=n):
            yield list(values), -1, 1
    for low, width in itertools.product((-3, -1, 0, 2), (1, 2, 4)):
        for n in (0, 1, 2):
            for values in itertools.product((low, low + width - 1), repeat=n):
                yield list(values), low, low + width - 1


def a_range(width: int, random: Random) -> tuple[int, int]:
    low = random.randint(-LIMIT, LIMIT - width)
    return low, low + width - 1


def few_different_values(n: int, random: Random) -> Arguments:
    """Random values from a range of eight: long runs of equal elements once sorted."""
    low, high = a_range(8, random)
    return random.choices(range(low, high + 1), k=n), low, high


def as_wide_as_long(n: int, random: Random) -> Arguments:
    """Random values from a range of n: going through all of them for each value costs n * n."""
    low, high = a_range(n, random)
    return random.choices(range(low, high + 1), k=n), low, high


def descending(n: int, random: Random) -> Arguments:
    """Each value smaller than the last: every element has to pass all those before it."""
    low, high = a_range(n, random)
    return list(range(high, low - 1, -1)), low, high


def ascending(n: int, random: Random) -> Arguments:
    """Already in order: the worst case of a quicksort around the first or the last element."""
    low, high = a_range(n, random)
    return list(range(low, high + 1)), low, high


def constant(n: int, random: Random) -> Arguments:
    """One value only, the highest of eight: a partition around it puts all elements on one side."""
    low, high = a_range(8, random)
    return [high] * n, low, high


def short_and_wide(n: int, random: Random) -> Arguments:
    """About sqrt(n) values from a range of n: only what is done for each value of the range is costly."""
    low, high = a_range(n, random)
    return random.choices(range(low, high + 1), k=isqrt(n)), low, high


families = (few_different_values, as_wide_as_long, descending, ascending, constant, short_and_wide)


def large() -> Iterator[Arguments]:
    """Many values at both ends of the numbers, so that each count takes more than a byte."""
    for low in (-LIMIT, LIMIT - 3):
        yield [low + 3, low] * 600 + [low + 1], low, low + 3
