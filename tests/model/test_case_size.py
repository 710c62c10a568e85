"""How large an input is to a reader: what shrinking goes by and what is shown first."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.case import Call, Size, size_of
from tests.properties import PLAIN, repeatable


def size(*arguments: object) -> Size:
    return size_of((Call("f", arguments),))


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        (0, 1),
        (1, 2),
        (1, -1),
        (9, 10),
        (0.5, 0.75),
        ([], [0]),
        ([9_999], [0, 0]),
        ([0, 0], [[0, 0]]),
        ([1, 2], [1, 3]),
        ("", "a"),
        ("a", "ab"),
        ({}, {"a": 1}),
        ({"a": 1}, {"a": 1, "b": 1}),
        (set(), {1}),
        ((1,), (1, 1)),
        ([1.5], [float("inf")]),
    ],
    ids=repr,
)
def test_what_is_easier_to_grasp_is_smaller(smaller: object, larger: object) -> None:
    assert size(smaller) < size(larger)


def test_fewer_leaves_count_before_shorter_text_and_that_before_magnitude() -> None:
    assert size([123456789]) < size([1, 1])
    assert size([1, 1]) < size([1, 10])
    assert size([1, 11]) < size([1, 12])


def test_fewer_calls_are_smaller() -> None:
    one = (Call("A", ([1, 2],)), Call("get", (0,)))
    two = (*one, Call("get", (0,)))
    without_arguments = (Call("A", ([1, 2],)), Call("get", ()))
    assert size_of(without_arguments) < size_of(one) < size_of(two)


def test_the_order_of_elements_does_not_matter() -> None:
    assert size([3, 1, 2]) == size([1, 2, 3])


@repeatable
@given(st.lists(st.integers(), max_size=8), st.integers())
def test_one_more_element_is_larger(values: list[int], extra: int) -> None:
    assert size(values) < size([*values, extra])


@repeatable
@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_are_ordered_as_they_are(a: int, b: int) -> None:
    assert (size(a) < size(b)) == (a < b)


@repeatable
@given(PLAIN, PLAIN)
def test_any_two_inputs_can_be_compared(a: Any, b: Any) -> None:
    first, second = size(a), size(b)
    assert (first < second) + (first == second) + (first > second) == 1


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("-inf"), 1e308, -(1 << 2_000), 10**5000],
    ids=["nan", "-inf", "1e308", "-2^2000", "10^5000"],
)
def test_extreme_numbers_have_a_size(value: float) -> None:
    assert size(value) > size(0)


def test_sizes_sort_a_mixed_bag() -> None:
    bag = [[[1, 2], 1], [[0], 1], [[], 0], [[5, 5, 5], 3], [[0], 0]]
    ordered = sorted(bag, key=lambda arguments: size(*arguments))
    assert ordered == [[[], 0], [[0], 0], [[0], 1], [[1, 2], 1], [[5, 5, 5], 3]]
    assert all(size(*a) < size(*b) for a, b in itertools.pairwise(ordered))
