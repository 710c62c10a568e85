"""Inputs of k_smallest: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

LIMIT = 10**9

Arguments = tuple[list[int], int]


def constraints(nums: list[int], k: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= k <= len(nums) <= 10^6", 1 <= k <= len(nums) <= 10**6
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A short list of small values, and any k."""
    nums = draw(st.lists(st.integers(-9, 9), min_size=1, max_size=10))
    return nums, draw(st.integers(1, len(nums)))


def half_of_random(n: int, random: Random) -> Arguments:
    """Half of n random values."""
    return [random.randint(-LIMIT, LIMIT) for _ in range(n)], max(1, n // 2)


def half_of_falling(n: int, random: Random) -> Arguments:
    """Values that fall: each new one belongs to the smallest so far."""
    return [3 * (n - i) + random.randint(-9, 9) for i in range(n)], max(1, n // 2)


def all_values(n: int, random: Random) -> Arguments:
    """All of n random values."""
    return [random.randint(-LIMIT, LIMIT) for _ in range(n)], n


families = (half_of_random, half_of_falling, all_values)
