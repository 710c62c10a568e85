"""Inputs of next_greater_element: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int]]


def constraints(nums: list[int]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "0 <= len(nums) <= 10^6", len(nums) <= 10**6
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A list made of a few values, in one of several shapes; -1 is often among the values."""
    alphabet = draw(
        st.sampled_from(
            [
                st.integers(0, 3),
                st.integers(-2, 1),
                st.integers(-9, -1),
                st.integers(-LIMIT, LIMIT),
            ]
        )
    )
    nums = draw(st.lists(alphabet, max_size=24))
    return (draw(shaped(nums)),)


def shaped(nums: list[int]) -> SearchStrategy[list[int]]:
    """The list as it is, or reordered or repeated into a shape that stacks find hard."""
    ascending = sorted(nums)
    descending = ascending[::-1]
    plateaus = [value for value in nums for _ in range(2)]
    mountain = ascending[::2] + ascending[1::2][::-1]
    valley = descending[::2] + descending[1::2][::-1]
    teeth = descending[::2] + descending[1::2]
    giant_at_the_end = descending + [min(value + 1, LIMIT) for value in descending[:1]]
    return st.sampled_from([nums, ascending, descending, plateaus, mountain, valley, teeth, giant_at_the_end])


def exhaustive() -> Iterator[Arguments]:
    """Every list of up to 4 elements over {0, -1, -2}: -1 is a value, an answer, and 'none'."""
    for n in range(5):
        for values in itertools.product((0, -1, -2), repeat=n):
            yield (list(values),)


def random_values(n: int, random: Random) -> Arguments:
    """Random values: most answers are near."""
    return ([random.randint(-LIMIT, LIMIT) for _ in range(n)],)


def ascending(n: int, random: Random) -> Arguments:
    """Each value larger than the last: the neighbour is the answer, but a stack from the right only grows."""
    start = random.randint(-LIMIT, LIMIT - n)
    return (list(range(start, start + n)),)


def descending(n: int, random: Random) -> Arguments:
    """Each value smaller than the last: no answer at all, and every search runs to the end."""
    start = random.randint(-LIMIT + n, LIMIT)
    return (list(range(start, start - n, -1)),)


def constant(n: int, random: Random) -> Arguments:
    """One value only: nothing is strictly greater."""
    return ([random.randint(-LIMIT, LIMIT)] * n,)


def sawtooth(n: int, random: Random) -> Arguments:
    """Descending teeth of about sqrt(n) elements: the stack fills and empties again and again."""
    tooth = max(2, round(n**0.5))
    base = random.randint(-LIMIT, LIMIT - tooth)
    return ([base + tooth - i % tooth for i in range(n)],)


def mountain_and_valley(n: int, random: Random) -> Arguments:
    """Up a mountain, down into the valley and up again: a deep stack that shrinks one element at a time."""
    low = random.randint(-LIMIT, LIMIT - n)
    third = n // 3
    up = range(low, low + third)
    again = range(low, low + n - 2 * third)
    return ([*up, *reversed(up), *again],)


def giant_at_the_end(n: int, random: Random) -> Arguments:
    """Descending values, then one larger than all: every element waits for the last."""
    start = random.randint(-LIMIT + n, LIMIT - 1)
    giant = random.randint(start + 1, LIMIT)
    return ([*range(start, start - n + 1, -1), giant],)


families = (
    random_values,
    ascending,
    descending,
    constant,
    sawtooth,
    mountain_and_valley,
    giant_at_the_end,
)
