"""Inputs of pairs_product: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int]]


def constraints(nums: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= len(nums) <= 5000", 1 <= len(nums) <= 5000
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)


def cases() -> SearchStrategy[Arguments]:
    """A few small values, so that some products are there."""
    return st.tuples(st.lists(st.integers(-4, 12), min_size=1, max_size=8))


def no_product(n: int, random: Random) -> Arguments:
    """Large values: no product is among them."""
    return ([random.randint(LIMIT // 10, LIMIT) for _ in range(n)],)


def some_products(n: int, random: Random) -> Arguments:
    """Small values and large ones by turns; some products of small ones are there."""
    return ([random.randint(2, 2 * n) if i % 2 else random.randint(n, LIMIT) for i in range(n)],)


families = (no_product, some_products)
