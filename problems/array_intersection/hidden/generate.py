"""Inputs of array_intersection: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int], list[int]]


def constraints(a: list[int], b: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "0 <= len(a) <= 10^6", len(a) <= 10**6
    yield "0 <= len(b) <= 10^6", len(b) <= 10**6
    yield "-10^9 <= a[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in a)
    yield "-10^9 <= b[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in b)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A list made of a few values, and one that has none, some or all of them; either may come first."""
    alphabet = draw(
        st.sampled_from(
            [
                st.integers(0, 2),
                st.integers(-1, 1),
                st.integers(-9, 9),
                st.integers(-LIMIT, LIMIT),
            ]
        )
    )
    one = draw(st.lists(alphabet, max_size=24))
    other = draw(related(one, alphabet))
    return (other, one) if draw(st.booleans()) else (one, other)


def related(one: list[int], alphabet: SearchStrategy[int]) -> SearchStrategy[list[int]]:
    """A list of its own, one that shares values, one that shares none, or the same values in some order."""
    own = st.lists(alphabet, max_size=24)
    if not one:
        return own
    sharing = st.lists(st.sampled_from(one) | alphabet, max_size=24)
    drawn_from_one = st.lists(st.sampled_from(one), max_size=24)
    disjoint = own.map(lambda values: [value for value in values if value not in one])
    doubled = [value for value in one for _ in range(2)]
    rearranged = st.sampled_from([one, one[::-1], sorted(one), sorted(one, reverse=True), doubled])
    return st.one_of(own, sharing, drawn_from_one, disjoint, rearranged.map(list))


def exhaustive() -> Iterator[Arguments]:
    """Every pair of lists over {0, 1} with up to 4 elements together."""
    for total in range(5):
        for values in itertools.product((0, 1), repeat=total):
            for cut in range(total + 1):
                yield list(values[:cut]), list(values[cut:])


def shuffled_range(start: int, size: int, random: Random) -> list[int]:
    values = list(range(start, start + size))
    random.shuffle(values)
    return values


def random_values(n: int, random: Random) -> Arguments:
    """Random values, about as many different ones as elements: some are shared, some occur twice."""
    start = random.randint(-LIMIT, LIMIT - n)
    values = [random.randint(start, start + n) for _ in range(n)]
    return values[: n // 2], values[n // 2 :]


def disjoint(n: int, random: Random) -> Arguments:
    """Different values, shuffled and cut in two: nothing is shared and every search is in vain."""
    start = random.randint(-LIMIT, LIMIT - n)
    values = shuffled_range(start, n, random)
    return values[: n // 2], values[n // 2 :]


def all_equal(n: int, random: Random) -> Arguments:
    """One value only: every element of a equals every element of b."""
    value = random.randint(-LIMIT, LIMIT)
    return [value] * (n // 2), [value] * (n - n // 2)


def reversed_copy(n: int, random: Random) -> Arguments:
    """The same different values in opposite orders: the partner is always the last of those left."""
    start = random.randint(-LIMIT, LIMIT - n)
    a = shuffled_range(start, (n + 1) // 2, random)
    return a, a[::-1][: n // 2]


def opposite_orders(n: int, random: Random) -> Arguments:
    """One list ascends, the other descends, and half of their values are shared."""
    size = n // 2
    start = random.randint(-LIMIT, LIMIT - 2 * n)
    middle = start + size // 2
    return list(range(start, start + size)), list(range(middle + n - size - 1, middle - 1, -1))


def few_values(n: int, random: Random) -> Arguments:
    """Eight different values at most: long runs of equal elements once sorted."""
    alphabet = [random.randint(-LIMIT, LIMIT) for _ in range(8)]
    values = random.choices(alphabet, k=n)
    return values[: n // 2], values[n // 2 :]


def tiny_and_large(n: int, random: Random) -> Arguments:
    """About sqrt(n) elements against all the others, which descend; half of the tiny list is found there."""
    size = isqrt(n)
    start = random.randint(-LIMIT + 2 * n, LIMIT)
    b = list(range(start, start - (n - size), -1))
    a = [random.randint(start - 2 * len(b), start) for _ in range(size)]
    return a, b


families = (
    random_values,
    disjoint,
    all_equal,
    reversed_copy,
    opposite_orders,
    few_values,
    tiny_and_large,
)
