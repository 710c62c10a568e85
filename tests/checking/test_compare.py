"""Whether two results agree, and what is said when they do not."""

import contextlib
import copy
import math
import signal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.checking import compare as compare_module
from judge.checking.compare import (
    close,
    comparator,
    custom_comparator,
    exact,
    first_difference,
    unordered,
)
from judge.checking.difference import Difference
from judge.model.problem import Close, Custom, Exact, Unordered
from tests.properties import repeatable

NAN = float("nan")
INF = math.inf
MICRO = Close(absolute=1e-6, relative=1e-6)

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=2) | st.integers(), inner, max_size=3)
        | st.frozensets(st.integers() | st.text(max_size=2), max_size=4)
    ),
    max_leaves=10,
)


def brief(value: object) -> str:
    """The name of a value in the name of a test, also of one that Python will not print."""
    try:
        return repr(value)[:24]
    except ValueError:
        return "huge"


def told(difference: Difference | None) -> tuple[str, str]:
    assert difference is not None
    return difference.reason, difference.message


# -- exact -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, 1),
        (1.0, 1),
        (0.0, -0.0),
        (INF, INF),
        ("", ""),
        (None, None),
        ([], []),
        ([(1,)], [(1,)]),
        ({1}, {1}),
    ],
    ids=repr,
)
def test_equal_values_are_exactly_right(expected: object, got: object) -> None:
    assert exact(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got", "reason", "message"),
    [
        (1, 2, "value", "expected 1, got 2"),
        (None, 0, "value", "expected None, got 0"),
        ("ab", "aB", "value", "expected 'ab', got 'aB'"),
        (True, False, "value", "expected True, got False"),
        (10**20, 10**20 + 1, "value", f"expected {10**20}, got {10**20 + 1}"),
        ({1, 2}, {1}, "value", "expected {1, 2}, got {1}"),
        ([1, 2, 3], [1, 5, 4], "value", "first difference at [1]: expected 2, got 5"),
        ((1, 2), (1, 3), "value", "first difference at [1]: expected 2, got 3"),
        ([[1], [2, 3]], [[1], [2, 4]], "value", "first difference at [1][1]: expected 3, got 4"),
        ([1, 2, 3], [1, 2], "length", "wrong length: expected 3 elements, got 2; missing at the end: [3]"),
        ([1], [1, 2, 3], "length", "wrong length: expected 1 element, got 3; extra at the end: [2, 3]"),
        ([1, 2], [], "length", "wrong length: expected 2 elements, got 0; missing: [1, 2]"),
        ([], [1], "length", "wrong length: expected 0 elements, got 1; extra: [1]"),
        (
            [1, 2, 3],
            [1, 7],
            "length",
            "wrong length: expected 3 elements, got 2; first difference at [1]: expected 2, got 7",
        ),
        (
            [[1], [2, 3]],
            [[1], [2]],
            "length",
            "wrong length in [1]: expected 2 elements, got 1; missing at the end: [3]",
        ),
        ({"a": 1}, {}, "value", "the key 'a' is missing"),
        ({}, {"a": 1}, "value", "the key 'a' is extra"),
        ({"a": [1, 2]}, {"a": [1, 3]}, "value", "first difference at ['a'][1]: expected 2, got 3"),
        ([{"a": 1}], [{"b": 1}], "value", "[0]: the key 'a' is missing"),
    ],
    ids=repr,
)
def test_an_exact_difference_is_told_where_it_is(
    expected: object, got: object, reason: str, message: str
) -> None:
    assert told(exact(expected, got)) == (reason, message)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (NAN, NAN),
        ([NAN], [NAN]),
        ([[1.0, NAN]], [[1.0, NAN]]),
        ({"a": NAN}, {"a": NAN}),
        ((1, (NAN,)), (1, (NAN,))),
        (0.0, NAN),
        (NAN, 0.0),
    ],
    ids=repr,
)
def test_not_a_number_equals_nothing_not_even_the_same_object(expected: object, got: object) -> None:
    reason, message = told(exact(expected, got))
    assert reason == "value"
    assert "nan" in message


def test_the_place_of_a_nan_is_found_even_if_it_is_the_same_object() -> None:
    assert told(exact([1.0, NAN, 2.0], [1.0, NAN, 2.0])) == (
        "value",
        "first difference at [1]: expected nan, got nan",
    )


def test_what_is_missing_is_shown_as_it_is() -> None:
    assert told(exact(["a :b", "c : d"], [])) == (
        "length",
        "wrong length: expected 2 elements, got 0; missing: ['a :b', 'c : d']",
    )
    assert "extra at the end: [' :']" in told(exact(["x"], ["x", " :"]))[1]


def test_a_message_stays_short_however_large_the_values_are() -> None:
    wanted, given_ = list(range(100_000)), list(range(1, 100_001))
    for difference in (exact(wanted, []), exact(set(wanted), set(given_)), exact("a" * 10**6, "b" * 10**6)):
        assert len(told(difference)[1]) < 400


@repeatable
@given(VALUES)
def test_a_value_agrees_with_its_copy_exactly(value: Any) -> None:
    assert exact(value, copy.deepcopy(value)) is None


@repeatable
@given(VALUES, VALUES)
def test_exact_agrees_with_equality_and_says_which_is_which(expected: Any, got: Any) -> None:
    difference, other_way = exact(expected, got), exact(got, expected)
    if expected == got:
        assert difference is None and other_way is None
    else:
        assert told(difference)[1] != told(other_way)[1]


@repeatable
@given(st.lists(st.lists(st.integers(0, 3), max_size=3)), st.lists(st.lists(st.integers(0, 3), max_size=3)))
def test_the_first_difference_of_lists_is_where_they_part(
    expected: list[list[int]], got: list[list[int]]
) -> None:
    if expected == got:
        return
    difference = first_difference(expected, got)
    rows = [i for i, (a, b) in enumerate(zip(expected, got, strict=False)) if a != b]
    if rows:
        assert f"[{rows[0]}]" in difference.message
    else:
        assert difference.reason == "length"


# -- unordered -------------------------------------------------------------------------------------------


@repeatable
@given(st.lists(VALUES, max_size=6).flatmap(lambda v: st.tuples(st.just(v), st.permutations(v))))
def test_the_order_is_free(pair: tuple[list[Any], list[Any]]) -> None:
    expected, got = pair
    assert unordered(expected, copy.deepcopy(got)) is None


@repeatable
@given(st.lists(VALUES, max_size=6), VALUES)
def test_every_element_counts_as_often_as_it_stands_there(values: list[Any], one: Any) -> None:
    assert told(unordered([*values, one], values))[1].startswith("missing ")
    assert told(unordered(values, [one, *values]))[1].startswith("extra ")


@pytest.mark.parametrize(
    ("expected", "got", "message"),
    [
        ([1, 2, 2], [2, 1, 1], "missing [2]; extra [1] (order does not matter)"),
        ([3, 1], [], "missing [1, 3] (order does not matter)"),
        ([], [5, 4, 5], "extra [4, 5, 5] (order does not matter)"),
        ([[1, 2]], [[2, 1]], "missing [(1, 2)]; extra [(2, 1)] (order does not matter)"),
        ([None, 1], [1, "a"], "missing [None]; extra ['a'] (order does not matter)"),
    ],
    ids=repr,
)
def test_what_is_missing_and_what_is_extra_is_told_in_order(
    expected: list[object], got: list[object], message: str
) -> None:
    wanted = message.replace("(1, 2)", "[1, 2]").replace("(2, 1)", "[2, 1]")
    reason, text = told(unordered(expected, got))
    assert reason == "value"
    assert text.replace("(1, 2)", "[1, 2]").replace("(2, 1)", "[2, 1]") == wanted


def test_elements_without_an_order_of_their_own_can_be_missing() -> None:
    assert told(unordered([{"a": 1}, {"b": 2}], []))[0] == "value"
    assert told(unordered([None, 10**5000, "a"], []))[1].startswith("missing ")


def test_a_large_multiset_is_told_in_few_words() -> None:
    assert len(told(unordered(list(range(200_000)), [1]))[1]) < 200


def test_nan_is_in_no_multiset() -> None:
    assert unordered([float("nan")], [float("nan")]) is not None


@pytest.mark.parametrize(
    ("expected", "got"), [(None, None), ([1], None), (None, [1]), (5, 5), (5, 6), ("ab", "ba")]
)
def test_what_is_no_list_has_no_order_to_be_free(expected: object, got: object) -> None:
    """Constructors give None, and a result may be optional: such values are equal or not."""
    assert (unordered(expected, got) is None) == (expected == got)


def test_dicts_differ_by_their_values_too() -> None:
    assert unordered({"a": 1, "b": 2}, {"b": 2, "a": 1}) is None
    assert unordered({"a": 1}, {"a": 2}) is not None


# -- close -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "got", "tolerance"),
    [
        (1.0, 1.0 + 5e-7, MICRO),
        (0.0, 9e-7, MICRO),
        (1e9, 1e9 + 900, MICRO),
        (-1e9, -1e9 - 900, MICRO),
        (2, 2.0000001, MICRO),
        (100.0, 100.5, Close(absolute=0, relative=0.01)),
        (0.0, 0.5, Close(absolute=1, relative=0)),
        (INF, INF, MICRO),
        (-INF, -INF, MICRO),
        ([1.0, [2.0]], [1.0000001, [2.0000001]], MICRO),
        ({"a": 1.0}, {"a": 1.0000001}, MICRO),
        ((1.0, "x", None, True), (1.0000001, "x", None, True), MICRO),
        (10**400, 10**400, MICRO),
        (10**400, 10**400 + 10**300, MICRO),
        (1 << 60, (1 << 60) + 1, MICRO),
        (1 << 60, float(1 << 60), Close(absolute=0, relative=0)),
    ],
    ids=brief,
)
def test_numbers_within_one_of_the_two_errors_agree(expected: object, got: object, tolerance: Close) -> None:
    assert close(expected, got, tolerance) is None


@pytest.mark.parametrize(
    ("expected", "got", "tolerance", "message"),
    [
        (
            1.0,
            1.5,
            MICRO,
            "error 0.5: expected 1.0, got 1.5; allowed are 1e-06 absolute or 1e-06 relative",
        ),
        (
            [1.0, 2.0, 3.0],
            [1.25, 4.0, 3.5],
            Close(absolute=0.1, relative=0),
            "largest error 2 at [1]: expected 2.0, got 4.0; allowed are 0.1 absolute or 0 relative",
        ),
        (
            {"a": [1.0]},
            {"a": [2.0]},
            MICRO,
            "error 1 at ['a'][0]: expected 1.0, got 2.0; allowed are 1e-06 absolute or 1e-06 relative",
        ),
        (
            [5.0, 1.0, 9.0],
            [6.0, NAN, 99.0],
            MICRO,
            "largest error not a number at [1]: expected 1.0, got nan; "
            "allowed are 1e-06 absolute or 1e-06 relative",
        ),
        (
            [1.0, 5.0, 3.0],
            [2.0, 6.0, 4.0],
            MICRO,
            "largest error 1 at [0]: expected 1.0, got 2.0; allowed are 1e-06 absolute or 1e-06 relative",
        ),
        (
            1.0,
            INF,
            MICRO,
            "error inf: expected 1.0, got inf; allowed are 1e-06 absolute or 1e-06 relative",
        ),
    ],
    ids=["one", "largest", "in a dict", "nan outranks", "the first of equals", "inf"],
)
def test_the_largest_error_is_told_with_what_is_allowed(
    expected: object, got: object, tolerance: Close, message: str
) -> None:
    assert told(close(expected, got, tolerance)) == ("value", message)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (NAN, NAN),
        (NAN, 1.0),
        (1.0, NAN),
        (INF, -INF),
        (INF, 1e308),
        (1e308, INF),
        (1e308, -1e308),
        (1.5, 10**400),
        (10**400, 1.5),
        (5, 10**400),
        (10**400, 5),
        (10**400, 2 * 10**400),
        (10**5000, 1),
        (1, 10**5000),
        (NAN, 10**400),
        (INF, 10**400),
    ],
    ids=brief,
)
def test_nothing_extreme_is_close_to_anything_else(expected: float, got: float) -> None:
    reason, message = told(close(expected, got, MICRO))
    assert reason == "value"
    assert message
    assert close([0.0, expected], [0.0, got], MICRO) is not None


@pytest.mark.parametrize(
    ("expected", "got", "reason", "message"),
    [
        ("a", "b", "value", "expected 'a', got 'b'"),
        (["a"], ["b"], "value", "first difference at [0]: expected 'a', got 'b'"),
        (True, False, "value", "expected True, got False"),
        ([1.0, 2.0], [1.0], "length", "wrong length: expected 2 elements, got 1; missing at the end: [2.0]"),
        ({"a": 1.0}, {"b": 1.0}, "value", "the key 'a' is missing"),
        (
            {"a": 1.0, "b": [1.0]},
            {"a": 1.0, "b": []},
            "length",
            "wrong length in ['b']: expected 1 element, got 0; missing: [1.0]",
        ),
        (None, 1.0, "value", "expected None, got 1.0"),
        (1.0, None, "value", "expected 1.0, got None"),
        ([1.0], None, "value", "expected [1.0], got None"),
        (None, [1.0], "value", "expected None, got [1.0]"),
        ([[1.0], None], [None, [1.0]], "value", "first difference at [0]: expected [1.0], got None"),
        ({"a": 1.0}, None, "value", "expected {'a': 1.0}, got None"),
    ],
    ids=repr,
)
def test_what_is_no_number_must_be_equal(expected: object, got: object, reason: str, message: str) -> None:
    assert told(close(expected, got, MICRO)) == (reason, message)


@repeatable
@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=6), st.floats(-0.9, 0.9), st.data())
def test_a_relative_error_below_the_allowed_passes_and_one_above_does_not(
    values: list[float], share: float, data: st.DataObject
) -> None:
    tolerance = Close(absolute=1e-9, relative=1e-3)
    got = [value * (1 + 1e-3 * share) for value in values]
    assert close(values, got, tolerance) is None
    i = data.draw(st.integers(0, len(values) - 1))
    got[i] += max(1e-8, 0.01 * abs(values[i]))
    assert close(values, got, tolerance) is not None


@repeatable
@given(VALUES)
def test_a_value_is_close_to_its_copy_even_without_any_tolerance(value: Any) -> None:
    assert close(value, copy.deepcopy(value), Close(absolute=0, relative=0)) is None


@repeatable
@given(st.lists(st.floats(), min_size=1, max_size=5), st.data())
def test_one_nan_anywhere_is_wrong_for_every_comparison(values: list[float], data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(values) - 1))
    got = [*values]
    got[i] = float("nan")
    assert exact(values, got) is not None
    assert unordered(values, got) is not None
    assert close(values, got, Close(absolute=INF, relative=INF)) is not None


# -- the comparator of a problem -------------------------------------------------------------------------


def test_a_problem_gets_the_comparison_that_it_asks_for() -> None:
    assert comparator(Exact())((), [1, 2], [2, 1]) is not None
    assert comparator(Unordered())((), [1, 2], [2, 1]) is None
    assert comparator(Close(absolute=0.5, relative=0))((), 1.0, 1.4) is None
    assert comparator(Close(absolute=0.5, relative=0))((), 1.0, 1.6) is not None


def test_a_problem_with_its_own_comparison_must_bring_it() -> None:
    with pytest.raises(ValueError, match="own comparison"):
        comparator(Custom())
    seen: list[object] = []

    def compare(arguments: tuple[Any, ...], expected: Any, got: Any) -> str | None:
        seen.append((arguments, expected, got))
        return None if got == expected else "not the same"

    own = comparator(Custom(), custom_comparator(compare))
    assert own(([1], 2), 3, 3) is None
    assert own(([1], 2), 3, 4) == Difference("value", "not the same")
    assert seen == [(([1], 2), 3, 3), (([1], 2), 3, 4)]


def test_an_empty_complaint_is_still_a_complaint() -> None:
    difference = custom_comparator(lambda arguments, expected, got: "")((), 1, 2)
    assert difference is not None
    assert difference.message


@pytest.mark.parametrize("answer", [True, False, 0, [], b"no"])
def test_an_own_comparison_that_answers_neither_none_nor_text_is_at_fault(answer: Any) -> None:
    with pytest.raises(TypeError, match=type(answer).__name__):
        custom_comparator(lambda arguments, expected, got: answer)((), 1, 2)


def test_an_own_comparison_that_does_not_end_is_at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(arguments: tuple[Any, ...], expected: Any, got: Any) -> str | None:
        while True:
            with contextlib.suppress(Exception):
                while True:
                    pass

    before = signal.getsignal(signal.SIGPROF)
    monkeypatch.setattr(compare_module, "COMPARE_SECONDS", 0.05)
    with pytest.raises(TimeoutError, match=r"has not ended within 0\.05 s of processor time"):
        custom_comparator(hangs)((), 1, 2)
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
