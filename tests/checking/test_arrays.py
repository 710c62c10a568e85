"""Comparing arrays: shape, kind of dtype, elements; NaN and infinity; what is said of the first and the
largest."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.checking.compare import close, custom_comparator, exact
from judge.model.array import Array
from judge.model.problem import Close
from tests.arrays import bools, floats, ints
from tests.properties import repeatable

NUMPY = Close(1e-8, 1e-5, added=True)
WITH_NAN = Close(1e-8, 1e-5, added=True, nan=True)


def said(expected: Any, got: Any, tolerance: Close = NUMPY) -> tuple[str, str] | None:
    found = close(expected, got, tolerance)
    return None if found is None else (found.reason, found.message)


@pytest.mark.parametrize(
    ("expected", "got", "reason", "message"),
    [
        (floats([1, 2]), floats([[1, 2]]), "shape", "wrong shape: expected (2,), got (1, 2)"),
        (floats([1]), ints([[1]]), "shape", "wrong shape: expected (1,), got (1, 1)"),
        (floats([1]), ints([1]), "dtype", "wrong dtype: expected float64, got int64"),
        (bools([True]), ints([1]), "dtype", "wrong dtype: expected bool, got int64"),
        (
            ints([1, 2, 3]),
            ints([1, 0, 0]),
            "value",
            "2 of 3 elements wrong, first at [1]: expected 2, got 0",
        ),
        (bools([True]), bools([False]), "value", "at [0]: expected True, got False"),
        (floats(1), floats(2), "value", "expected 1.0, got 2.0; largest error 1; "
         "allowed is 1e-08 + 1e-05 * |expected|"),
        (
            floats([[1, 2], [3, 4]]),
            floats([[1, 2.5], [3, 9]]),
            "value",
            "2 of 4 elements wrong, first at [0, 1]: expected 2.0, got 2.5; largest error 5 at [1, 1]; "
            "allowed is 1e-08 + 1e-05 * |expected|",
        ),
        (floats([1, 2]), floats([1, "nan"]), "value",
         "1 of 2 elements wrong, first at [1]: expected 2.0, got nan"),
        ([floats([1]), floats([2])], [floats([1]), floats([3])], "value",
         "at [1][0]: expected 2.0, got 3.0; largest error 1; allowed is 1e-08 + 1e-05 * |expected|"),
        ({"w": floats([1])}, {"w": ints([1])}, "dtype",
         "wrong dtype of ['w']: expected float64, got int64"),
    ],
)  # fmt: skip
def test_the_first_difference_is_said(expected: Any, got: Any, reason: str, message: str) -> None:
    assert said(expected, got) == (reason, message)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ([1.0], [1.0 + 1e-5]),
        ([0.0], [1e-8]),
        ([-0.0], [0.0]),
        (["inf"], ["inf"]),
        ({"shape": [0, 3]}, {"shape": [0, 3]}),
    ],
)
def test_floats_may_differ_by_what_is_allowed(expected: Any, got: Any) -> None:
    assert said(floats(expected), floats(got)) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [([1.0], [1.0 + 1.1e-5]), ([0.0], [1.1e-8]), (["inf"], [1e308]), (["inf"], ["-inf"]), ([1e308], ["inf"])],
)
def test_and_by_no_more(expected: Any, got: Any) -> None:
    assert said(floats(expected), floats(got)) is not None


def test_nan_equals_nan_only_where_the_package_says_so() -> None:
    assert said(floats(["nan", 1]), floats(["nan", 1])) is not None
    assert said(floats(["nan", 1]), floats(["nan", 1]), WITH_NAN) is None
    assert said(floats(["nan", 1]), floats([1, "nan"]), WITH_NAN) is not None
    assert said(math.nan, math.nan, WITH_NAN) is None


def test_whole_numbers_must_be_equal_however_large() -> None:
    assert said(ints([10**9]), ints([10**9 + 1])) is not None


def test_the_larger_of_both_errors_holds_where_they_are_not_added() -> None:
    assert said(floats([1.0]), floats([1.0 + 1.5e-5]), Close(1e-5, 1e-5)) is not None
    assert said(floats([1.0]), floats([1.0 + 1.5e-5]), Close(1e-5, 1e-5, added=True)) is None
    assert said(1.0, 1.0 + 1.5e-5, Close(1e-5, 1e-5, added=True)) is None


def test_exact_arrays_have_equal_elements() -> None:
    assert exact(floats([0.0, 1]), floats([-0.0, 1])) is None
    assert exact((ints([1]), 2), (Array("int32", (1,), ints([1]).data), 2)) is None
    assert exact(floats([1]), floats([1 + 1e-15])) is not None
    assert exact(floats(["nan"]), floats(["nan"])) is not None
    assert exact([ints([1])], [ints([1]), ints([2])]) is not None


def test_a_comparison_of_the_package_sees_arrays_of_the_right_kind_alone() -> None:
    compare = custom_comparator(lambda arguments, expected, got: None)
    assert compare((), floats([1]), floats([5])) is None
    for expected, got in ((floats([1]), ints([1])), ((1, floats([1])), (1, bools([True])))):
        found = compare((), expected, got)
        assert found is not None
        assert found.reason == "dtype"


FLOATS = st.lists(st.floats(allow_subnormal=False), min_size=1, max_size=4)


@given(FLOATS, st.data())
@repeatable
def test_it_decides_as_allclose_does(expected: list[float], data: st.DataObject) -> None:
    near = [st.just(value) | st.floats(allow_subnormal=False) for value in expected]
    near += [st.just(value * (1 + 2e-5)) | st.just(value * (1 + 5e-6)) for value in expected]
    got = [data.draw(near[i] | near[len(expected) + i]) for i in range(len(expected))]
    for tolerance in (NUMPY, WITH_NAN):
        with np.errstate(all="ignore"):
            agrees = bool(np.allclose(got, expected, rtol=1e-5, atol=1e-8, equal_nan=tolerance.nan))
        empty = Array("float64", (len(expected),), b"")
        mine = said(empty.with_elements(expected), empty.with_elements(got), tolerance)
        assert (mine is None) == agrees
