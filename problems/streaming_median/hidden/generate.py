"""Inputs of streaming_median: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from hypothesis import strategies as st

LIMIT = 10**9
MOST = 10**6

Calls = list[tuple[str, tuple[Any, ...]]]
Sequence = tuple[tuple[()], Calls]


def constraints(calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    values = [arguments[0] for method, arguments in calls if method == "insert"]
    yield "-10^9 <= value <= 10^9", all(-LIMIT <= value <= LIMIT for value in values)
    yield "at most 10^6 values", len(values) <= MOST
    yield "at most 10^6 questions", len(calls) - len(values) <= MOST


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """Values out of a few or anywhere, in some order, with questions now and then and one at the end."""
    value = draw(
        st.sampled_from(
            [st.integers(0, 2), st.integers(-5, 5), st.integers(-9, -1), st.integers(-LIMIT, LIMIT)]
        )
    )
    values = draw(st.lists(value, max_size=16))
    ascending = sorted(values)
    values = draw(st.sampled_from([values, values, ascending, ascending[::-1]]))
    asked = draw(st.sampled_from([0, 1, 1, 2]))
    return (), [*insert_and_ask(values, asked), ("median", ())]


def insert_and_ask(values: Iterable[int], asked: int) -> Calls:
    """Insert the values, and ask so often after each."""
    calls: Calls = []
    for value in values:
        calls.append(("insert", (value,)))
        calls += [("median", ())] * asked
    return calls


def exhaustive() -> Iterator[Sequence]:
    """Every sequence of up to 4 values out of three, and of 5 out of two, with a question after each."""
    yield (), [("median", ())]
    for n, values in ((1, (-1, 0, 2)), (2, (-1, 0, 2)), (3, (-1, 0, 2)), (4, (-1, 0, 2)), (5, (0, 1))):
        for chosen in itertools.product(values, repeat=n):
            yield (), insert_and_ask(chosen, 1)


def random_values(n: int, random: Random) -> Sequence:
    """Random values, with the median asked for after each."""
    return (), insert_and_ask([random.randint(-LIMIT, LIMIT) for _ in range(n)], 1)


def ascending(n: int, random: Random) -> Sequence:
    """Each value above all before: the middle moves on with every second one."""
    start = random.randint(-LIMIT, LIMIT - n)
    return (), insert_and_ask(range(start, start + n), 1)


def descending(n: int, random: Random) -> Sequence:
    """Each value below all before: whoever keeps them in order moves all of them each time."""
    start = random.randint(-LIMIT + n, LIMIT)
    return (), insert_and_ask(range(start, start - n, -1), 1)


def few_different_values(n: int, random: Random) -> Sequence:
    """Eight values only, each of which comes again and again."""
    start = random.randint(0, LIMIT - 8)
    return (), insert_and_ask(random.choices(range(start, start + 8), k=n), 1)


def asked_at_the_end(n: int, random: Random) -> Sequence:
    """Random values, and all questions after them: whatever is worked out for a question is done again."""
    values = [random.randint(-LIMIT, LIMIT) for _ in range(n)]
    return (), [*insert_and_ask(values, 0), *[("median", ())] * n]


def asked_again_and_again(n: int, random: Random) -> Sequence:
    """Eight values and n questions: only the questions are costly."""
    values = [random.randint(-LIMIT, LIMIT) for _ in range(8)]
    return (), [*insert_and_ask(values, 0), *[("median", ())] * n]


families = (
    random_values,
    ascending,
    descending,
    few_different_values,
    asked_at_the_end,
    asked_again_and_again,
)


def large() -> Iterator[Sequence]:
    """A few hundred values far apart in several orders, and the largest ones together."""
    random = Random(295)
    for n in (100, 301):
        values = [random.randint(-LIMIT, LIMIT) for _ in range(n)]
        yield (), insert_and_ask(values, 1)
        yield (), insert_and_ask(sorted(values), 1)
        yield (), insert_and_ask(sorted(values, reverse=True), 1)
    yield (), insert_and_ask([-LIMIT, LIMIT] * 100, 1)
    yield (), insert_and_ask([LIMIT - 1, LIMIT] * 100 + [-LIMIT] * 300, 1)
