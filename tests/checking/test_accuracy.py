"""Errors in units of the last place: what a float is worth beside the exact answer."""

import math
import sys
from typing import Any

import pytest

from judge.checking.accuracy import as_floats, error, leaves, worst
from judge.model.array import from_lists
from judge.model.signature import Type

TINY = sys.float_info.min
FLOAT = Type("float")


@pytest.mark.parametrize(
    ("exact", "rest", "got", "units"),
    [
        (1.0, 0.0, 1.0, 0.0),
        (1.0, 0.0, math.nextafter(1.0, 2.0), 1.0),
        (1.0, 0.25, math.nextafter(1.0, 2.0), 0.75),
        (1.0, 0.25, 1.0, 0.25),
        (-8.0, 0.0, -8.0 - 3 * math.ulp(8.0), 3.0),
        (0.0, 0.0, -0.0, 0.0),
        (0.0, 0.0, 3 * math.ulp(0.0), 3.0),
        (math.inf, 0.0, math.inf, 0.0),
        (math.nan, 0.0, math.nan, 0.0),
    ],
)
def test_an_error_is_the_distance_in_units_of_the_exact_answer(
    exact: float, rest: float, got: float, units: float
) -> None:
    assert error(exact, rest, got, TINY) == units


@pytest.mark.parametrize(
    ("exact", "got"),
    [(1.0, math.nan), (1.0, math.inf), (math.nan, 1.0), (math.inf, -math.inf), (math.inf, 1e308)],
)
def test_what_is_not_finite_where_it_should_be_is_an_infinite_error(exact: float, got: float) -> None:
    assert error(exact, 0.0, got, TINY) == math.inf


def test_below_the_smallest_number_its_units_count() -> None:
    assert error(1e-320, 0.0, 0.0, 1e-300) < 1e-3 < error(1e-320, 0.0, 0.0, TINY)


def test_an_overflow_of_the_difference_is_an_error_and_no_exception() -> None:
    assert error(-1.7e308, 0.0, 1.7e308, TINY) > 1e15
    assert error(0.0, 0.0, 1e308, TINY) == math.inf


def rests(expected: list[Any]) -> list[float]:
    return [0.0 for _ in leaves(expected)]


def test_the_largest_error_of_all_numbers_counts_and_says_where_it_is() -> None:
    expected = [from_lists([[1.0, 2.0], [4.0, 8.0]], "float")]
    got = [from_lists([[1.0, 2.0], [4.0, 8.0 + 2 * math.ulp(8.0)]], "float")]
    found = worst(expected, rests(expected), got, TINY)
    assert (found.error, found.place, found.exact) == (2.0, "[0][1, 1]", 8.0)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ([1.0, 2.0], [1.0]),
        ([1.0], [1.0, 2.0]),
        (from_lists([1.0, 2.0], "float"), from_lists([[1.0, 2.0]], "float")),
        ({"a": 1.0}, {"b": 1.0}),
        ("text", "other"),
        (3, 4),
        (True, 1),
        (None, 0.0),
    ],
)
def test_another_shape_or_another_value_is_an_infinite_error(expected: Any, got: Any) -> None:
    assert worst([expected], rests([expected]), [got], TINY).error == math.inf


def test_an_int_stands_for_a_float_where_the_stub_says_float() -> None:
    assert repr(as_floats([1, 2.5], Type("list", (FLOAT,)))) == "[1.0, 2.5]"
    assert repr(as_floats((1, 1), Type("tuple", (FLOAT, Type("int"))))) == "(1.0, 1)"
    assert as_floats({"a": 10**400}, Type("dict", (Type("str"), FLOAT))) == {"a": math.inf}
    assert as_floats(None, Type("optional", (FLOAT,))) is None
