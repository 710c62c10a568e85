"""Inputs of merge_sorted: drawn cases and the growth families."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int], list[int]]


def constraints(a: list[int], b: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "len(a), len(b) <= 10^6", len(a) <= 10**6 and len(b) <= 10**6
    yield "-10^9 <= a[i], b[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in a + b)
    yield "a and b ascend", all(x <= y for values in (a, b) for x, y in pairwise(values))


def cases() -> SearchStrategy[Arguments]:
    """Two short lists of small values."""
    values = st.lists(st.integers(-9, 9), max_size=7).map(sorted)
    return st.tuples(values, values)


def split(values: list[int]) -> Arguments:
    middle = len(values) // 2
    return sorted(values[:middle]), sorted(values[middle:])


def by_turns(n: int, random: Random) -> Arguments:
    """Both lists spread over the same values."""
    return split([random.randint(-LIMIT, LIMIT) for _ in range(n)])


def first_then_second(n: int, random: Random) -> Arguments:
    """All of the first list comes before the second."""
    return split(sorted(random.randint(-LIMIT, LIMIT) for _ in range(n)))


def second_then_first(n: int, random: Random) -> Arguments:
    """All of the second list comes before the first."""
    return split(sorted((random.randint(-LIMIT, LIMIT) for _ in range(n)), reverse=True))


families = (by_turns, first_then_second, second_then_first)
