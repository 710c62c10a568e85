"""Inputs of running_stats: drawn cases, the growth families, and values that lie ever farther from 0."""

import itertools
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import strategies as st

LIMIT = 10.0**9

Calls = list[tuple[str, tuple[Any, ...]]]
Sequence = tuple[tuple[()], Calls]


def constraints(calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "at most 10^6 calls", len(calls) <= 10**6
    values = [given[0] for name, given in calls if name == "push"]
    yield "-10^9 <= value <= 10^9", all(-LIMIT <= value <= LIMIT for value in values)


def calls_of(values: list[float], asked: str = "mv") -> Calls:
    """Push all values, then ask."""
    pushes: Calls = [("push", (float(value),)) for value in values]
    return pushes + [("mean" if one == "m" else "variance", ()) for one in asked]


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """Values of a few alphabets near 0, with questions in between."""
    alphabet = draw(
        st.sampled_from(
            [
                st.sampled_from([0.0, 1.0]),
                st.integers(-3, 3).map(float),
                st.integers(-80, 80).map(lambda k: k / 4),
            ]
        )
    )
    calls: Calls = []
    for value in draw(st.lists(alphabet, max_size=8)):
        calls.append(("push", (value,)))
        calls += [
            (name, ()) for name in draw(st.sampled_from([(), ("mean",), ("variance",), ("variance", "mean")]))
        ]
    return (), [*calls, ("variance", ()), ("mean", ())]


def exhaustive() -> Iterator[Sequence]:
    """Up to 4 values of {-1, 0, 2}."""
    for count in range(5):
        for values in itertools.product((-1.0, 0.0, 2.0), repeat=count):
            yield (), calls_of(list(values))


def many_values(n: int, random: Random) -> Sequence:
    """Values alone, and one question at the end: whoever keeps them."""
    return (), calls_of([random.randint(-9, 9) for _ in range(max(n - 1, 1))], "v")


def asked_each_time(n: int, random: Random) -> Sequence:
    """A question after each value: whoever computes the variance anew."""
    calls: Calls = []
    for _ in range(max(n // 2, 1)):
        calls += [("push", (float(random.randint(-9, 9)),)), ("variance", ())]
    return (), calls


def all_different(n: int, random: Random) -> Sequence:
    """Values that never come again: whoever counts how often each has come."""
    return (), calls_of([value / 8 for value in random.sample(range(-4 * n, 4 * n), max(n - 1, 1))], "v")


def asked_many_times(n: int, random: Random) -> Sequence:
    """Half of it values, then nothing but questions: whoever goes through all values for each."""
    values = [float(random.randint(-9, 9)) for _ in range(max(n // 2, 1))]
    return (), calls_of(values, random.choice(("mv", "vm")) * max(n // 4, 1))


families = (many_values, all_different, asked_each_time, asked_many_times)


def far_from_zero(magnitude: float, random: Random) -> Sequence:
    """Three to five values near a large number: their squares are huge, and their spread is small."""
    return (), calls_of([magnitude + random.randint(0, 9) for _ in range(random.randint(3, 5))], "v")


def far_below_zero(magnitude: float, random: Random) -> Sequence:
    """The same below 0, with quarters, asked for the mean as well."""
    return (), calls_of([random.randint(0, 12) / 4 - magnitude for _ in range(random.randint(3, 5))])


magnitudes = {far_from_zero: (1, 1e2, 1e4, 1e6, 1e8), far_below_zero: (1, 1e2, 1e4, 1e6, 1e8)}
