"""Inputs of sort_values: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int]]


def constraints(nums: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= len(nums) <= 10^6", 1 <= len(nums) <= 10**6
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)


def cases() -> SearchStrategy[Arguments]:
    """Short lists of small values, so that some are equal."""
    return st.tuples(st.lists(st.integers(-9, 9), min_size=1, max_size=12))


def random_values(n: int, random: Random) -> Arguments:
    """Values in random order."""
    return ([random.randint(-LIMIT, LIMIT) for _ in range(n)],)


def nearly_descending(n: int, random: Random) -> Arguments:
    """Each value smaller than nearly all before it."""
    return ([3 * (n - i) + random.randint(-9, 9) for i in range(n)],)


def few_values(n: int, random: Random) -> Arguments:
    """About sqrt(n) different values in random order."""
    return ([random.randint(0, round(n**0.5)) for _ in range(n)],)


families = (random_values, nearly_descending, few_values)
