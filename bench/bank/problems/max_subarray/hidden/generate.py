"""Inputs of max_subarray: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**6

Arguments = tuple[list[int]]


def constraints(nums: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= len(nums) <= 10^6", 1 <= len(nums) <= 10**6
    yield "-10^6 <= nums[i] <= 10^6", all(-LIMIT <= value <= LIMIT for value in nums)


def cases() -> SearchStrategy[Arguments]:
    """Short lists of small values of both signs."""
    return st.tuples(st.lists(st.integers(-9, 9), min_size=1, max_size=12))


def both_signs(n: int, random: Random) -> Arguments:
    """Random values of both signs."""
    return ([random.randint(-LIMIT, LIMIT) for _ in range(n)],)


def all_positive(n: int, random: Random) -> Arguments:
    """The whole list is the answer."""
    return ([random.randint(1, LIMIT) for _ in range(n)],)


def all_negative(n: int, random: Random) -> Arguments:
    """A single value is the answer."""
    return ([-random.randint(1, LIMIT) for _ in range(n)],)


families = (both_signs, all_positive, all_negative)
