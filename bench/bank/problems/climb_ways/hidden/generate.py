"""Inputs of climb_ways: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Arguments = tuple[int, int]


def constraints(n: int, broken: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= n <= 10^6", 1 <= n <= 10**6
    yield "2 <= broken <= 10^6 + 1", 2 <= broken <= 10**6 + 1


def cases() -> SearchStrategy[Arguments]:
    """Up to 90 stairs."""
    return st.tuples(st.integers(1, 90), st.integers(2, 30))


def all_whole(n: int, random: Random) -> Arguments:
    """No stair is broken."""
    return n, n + 1


def some_broken(n: int, random: Random) -> Arguments:
    """About one stair in ten is broken, but not the last."""
    return n, next(broken for broken in range(random.randint(8, 12), n + 20) if n % broken)


families = (all_whole, some_broken)
