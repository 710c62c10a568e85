"""Inputs of sliding_window_max: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int], int]


def constraints(nums: list[int], k: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= k <= len(nums) <= 10^6", 1 <= k <= len(nums) <= 10**6
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A list made of a few values, in one of several shapes, and a window that is often at an edge."""
    alphabet = draw(
        st.sampled_from(
            [
                st.integers(-1, 1),
                st.integers(0, 4),
                st.integers(-9, -1),
                st.integers(-LIMIT, LIMIT),
            ]
        )
    )
    nums = draw(st.lists(alphabet, min_size=1, max_size=24))
    nums = draw(shaped(nums))
    n = len(nums)
    edges = sorted({k for k in (1, 2, n - 1, n) if 1 <= k <= n})
    k = draw(st.sampled_from(edges) | st.integers(1, n))
    return nums, k


def shaped(nums: list[int]) -> SearchStrategy[list[int]]:
    """The list as it is, or reordered or repeated into a shape that queues find hard."""
    ascending = sorted(nums)
    plateaus = [value for value in nums for _ in range(2)]
    mountain = ascending[::2] + ascending[1::2][::-1]
    return st.sampled_from([nums, ascending, ascending[::-1], plateaus, mountain])


def exhaustive() -> Iterator[Arguments]:
    """Every list of up to 4 elements over {-1, 0, 1} up to 3 and {0, 1} at 4, with every window."""
    for n in (1, 2, 3):
        for values in itertools.product((-1, 0, 1), repeat=n):
            for k in range(1, n + 1):
                yield list(values), k
    for values in itertools.product((0, 1), repeat=4):
        for k in (2, 3):
            yield list(values), k


def half(n: int) -> int:
    return max(1, n // 2)


def random_values(n: int, random: Random) -> Arguments:
    """Random values under a window of half the list."""
    return [random.randint(-LIMIT, LIMIT) for _ in range(n)], half(n)


def ascending(n: int, random: Random) -> Arguments:
    """Each value larger than the last: every new element empties the queue."""
    start = random.randint(-LIMIT, LIMIT - n)
    return list(range(start, start + n)), half(n)


def descending(n: int, random: Random) -> Arguments:
    """Each value smaller than the last: the maximum is always the one that leaves."""
    start = random.randint(-LIMIT + n, LIMIT)
    return list(range(start, start - n, -1)), half(n)


def constant(n: int, random: Random) -> Arguments:
    """One value only: ties everywhere."""
    return [random.randint(-LIMIT, LIMIT)] * n, half(n)


def sawtooth(n: int, random: Random) -> Arguments:
    """Descending teeth of about sqrt(n) elements: queues fill and empty again and again."""
    tooth = max(2, round(n**0.5))
    base = random.randint(-LIMIT, LIMIT - tooth)
    return [base + tooth - i % tooth for i in range(n)], half(n)


def narrow_window(n: int, random: Random) -> Arguments:
    """Random values under a window of about sqrt(n)."""
    return [random.randint(-LIMIT, LIMIT) for _ in range(n)], max(1, round(n**0.5))


families = (random_values, ascending, descending, constant, sawtooth, narrow_window)
