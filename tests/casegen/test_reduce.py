"""The reducer ends at an input of which nothing can be dropped and no number made simpler."""

import itertools
import math
from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.casegen.reduce import reduce_input
from judge.model.array import Array
from judge.model.case import Call, Input, by_receiver, size_of
from tests.arrays import bools, floats, ints
from tests.properties import repeatable
from tests.workers import processor_time


def forever() -> bool:
    return False


def reduced(fails: Callable[..., bool], *arguments: Any) -> tuple[Any, ...]:
    """The arguments that are left of those of one call."""
    (call,) = reduce_input((Call("f", arguments),), lambda calls: fails(*calls[0].arguments), forever)
    assert call.name == "f"
    return call.arguments


# -- trees of lists and numbers ------------------------------------------------------------------------------


def deletions(value: Any) -> Iterator[Any]:
    """The value with one element of one of its lists left out."""
    if isinstance(value, list):
        for i in range(len(value)):
            yield value[:i] + value[i + 1 :]
    if isinstance(value, list | tuple):
        for i, item in enumerate(value):
            for smaller in deletions(item):
                yield type(value)([*value[:i], smaller, *value[i + 1 :]])


def simplifications(value: Any) -> Iterator[Any]:
    """The value with one number replaced by 0, by 1 or by the next one towards zero."""
    if type(value) in (int, float):
        nearer = value - 1 if value > 0 else value + 1
        for simpler in (type(value)(0), type(value)(1), nearer):
            if abs(simpler) < abs(value):
                yield simpler
    if isinstance(value, list | tuple):
        for i, item in enumerate(value):
            for simpler in simplifications(item):
                yield type(value)([*value[:i], simpler, *value[i + 1 :]])


def shape(value: Any) -> Any:
    """The types of a value, without its sizes."""
    if isinstance(value, list):
        return ["list", *sorted({repr(shape(item)) for item in value})]
    if isinstance(value, tuple):
        return ("tuple", *[shape(item) for item in value])
    return type(value).__name__


def rectangular(matrix: list[list[int]]) -> bool:
    return bool(matrix) and bool(matrix[0]) and len({len(row) for row in matrix}) == 1


def longest_run(values: list[int]) -> int:
    longest = current = 0
    for i, value in enumerate(values):
        current = current + 1 if i and value > values[i - 1] else 1
        longest = max(longest, current)
    return longest


ON_LISTS: dict[str, Callable[[list[int], int], bool]] = {
    "one large value": lambda values, k: any(value > 50 for value in values),
    "two small values": lambda values, k: sum(value < -10 for value in values) >= 2,
    "a sum": lambda values, k: sum(values) > 200,
    "a repetition": lambda values, k: len(set(values)) < len(values),
    "disorder": lambda values, k: any(a > b for a, b in itertools.pairwise(values)),
    "a long rise": lambda values, k: longest_run(values) >= 4,
    "an index": lambda values, k: 0 <= k < len(values) and values[k] % 7 == 3,
    "a window": lambda values, k: 1 <= k <= len(values) and max(values[:k]) < max(values),
    "many": lambda values, k: len(values) >= 9,
    "an even length": lambda values, k: len(values) % 2 == 0 and k > 4,
    "a difference": lambda values, k: any(a - b == 13 for a in values for b in values),
    "always": lambda values, k: True,
}

ON_MATRICES: dict[str, Callable[[list[list[int]]], bool]] = {
    "one large value": lambda m: rectangular(m) and any(value > 5 for row in m for value in row),
    "a row": lambda m: rectangular(m) and any(sum(row) > 8 for row in m),
    "a column": lambda m: rectangular(m) and any(sum(column) < -3 for column in zip(*m, strict=True)),
    "a shape": lambda m: rectangular(m) and len(m) >= 2 and len(m[0]) >= 3,
    "not square": lambda m: rectangular(m) and len(m) != len(m[0]),
    "a repetition": lambda m: (
        rectangular(m) and len({value for row in m for value in row}) < len(m) * len(m[0])
    ),
    "ragged": lambda m: len({len(row) for row in m}) > 1,
    "always": lambda m: True,
}


@repeatable
@given(st.sampled_from(sorted(ON_LISTS)), st.lists(st.integers(-100, 100), max_size=20), st.integers(-3, 20))
def test_no_single_step_makes_a_reduced_list_smaller(name: str, values: list[int], k: int) -> None:
    fails = ON_LISTS[name]
    if not fails(values, k):
        return
    result = reduced(fails, values, k)
    assert fails(*result)
    for simpler in [*deletions(result), *simplifications(result)]:
        assert not fails(*simpler)


@repeatable
@given(
    st.sampled_from(sorted(ON_MATRICES)),
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(st.integers(-9, 9), min_size=width, max_size=width), max_size=4)
    ),
    st.booleans(),
)
def test_no_single_step_makes_a_reduced_matrix_smaller(
    name: str, matrix: list[list[int]], ragged: bool
) -> None:
    if ragged and matrix:
        matrix = [*matrix[:-1], matrix[-1][1:]]
    fails = ON_MATRICES[name]
    if not fails(matrix):
        return
    (result,) = reduced(fails, matrix)
    assert fails(result)
    columns = [[row[:i] + row[i + 1 :] for row in result] for i in range(min(map(len, result), default=0))]
    for simpler in [*deletions(result), *simplifications(result), *columns]:
        assert not fails(simpler)


VALUES = st.recursive(
    st.integers(-5, 5) | st.floats(-5, 5) | st.booleans() | st.none() | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=8,
)


@repeatable
@given(st.lists(VALUES, min_size=1, max_size=3), st.integers(0, 2**32))
def test_a_reduced_input_is_never_larger_fails_and_has_the_same_shape(values: list[Any], salt: int) -> None:
    """Whatever the predicate: this one says yes and no without reason, but each time the same."""
    start = (Call("f", tuple(values)),)
    tried: list[Input] = []

    def fails(calls: Input) -> bool:
        tried.append(calls)
        return crc32(repr((calls, salt)).encode()) % 3 == 0

    result = reduce_input(start, fails, forever)
    assert result == start or (result in tried and size_of(result) < size_of(start))
    for calls in tried:
        assert len(calls) == 1
        assert len(calls[0].arguments) == len(values)
        for before, after in zip(values, calls[0].arguments, strict=True):
            if not isinstance(before, list | tuple):
                assert type(after) is type(before)
            if isinstance(before, tuple):
                assert type(after) is tuple
                assert len(after) == len(before)


@pytest.mark.parametrize(
    "arguments",
    [
        ([2.5, 3.5], 1.0),
        ([7.0, 7.0], 7),
        ([1, 0, 1], 1.0),
        ([[0.5, 2.0], [1.5, 1.0]], 3),
        ([True, False], 1, [1.0]),
        ([(1, 2.5), (3, 1.0)], (4, 4.0)),
    ],
    ids=repr,
)
def test_numbers_keep_their_types(arguments: tuple[Any, ...]) -> None:
    """A matrix of floats stays one: the solution is promised what the stub says."""
    seen: list[tuple[Any, ...]] = []

    def never(*given: Any) -> bool:
        seen.append(given)
        return False

    assert reduced(never, *arguments) == arguments
    kinds = [kinds_of(argument) for argument in arguments]
    assert seen
    for given_ in seen:
        for kind, argument in zip(kinds, given_, strict=True):
            assert kinds_of(argument) <= kind


def kinds_of(value: Any) -> set[str]:
    """The types of the scalars inside a value."""
    if isinstance(value, list | tuple):
        return {kind for item in value for kind in kinds_of(item)}
    return {type(value).__name__}


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, 1e308, -0.0, 5e-324, 10**400])
def test_any_number_may_stand_in_an_input(number: float) -> None:
    (any_one,) = reduced(lambda values: len(values) == 1, [number])
    assert any_one in ([0], [0.0]) or repr(any_one) == repr([number])
    (kept,) = reduced(lambda values: any(repr(value) == repr(number) for value in values), [1.5, number])
    assert repr(kept) == repr([number])


# -- known minima --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fails", "start", "minimum"),
    [
        (lambda values: any(v > 50 for v in values), ([3, 77, -5, 60],), ([51],)),
        (lambda values: any(v < -50 for v in values), ([3, -77, 5],), ([-51],)),
        (lambda values: any(v >= 0.5 for v in values), ([0.75, 100.25],), ([0.5],)),
        (lambda values: len(values) == 4, ([9, 8, 7, 6],), ([0, 0, 0, 0],)),
        (lambda values, k: k == len(values) > 0, ([5, 6, 7], 3), ([0], 1)),
        (lambda a, b: bool(set(a) & set(b)), ([5, 6, 7], [9, 7, 8]), ([0], [0])),
        (lambda a, b: len(a) == len(b) == 2, ([5, 6], [9, 7]), ([0, 0], [0, 0])),
        (lambda grid: any(row and row[0] > row[-1] for row in grid), ([[1, 2], [9, 5, 3]],), ([[1, 0]],)),
        (lambda text, k: k > 2, ("unchanged", 99), ("unchanged", 3)),
        (lambda flag, values: flag and bool(values), (True, [5, 5]), (True, [0])),
        (lambda items: any(len(name) > 1 for name, _ in items), ([("ab", 3), ("c", 4)],), ([("ab", 0)],)),
    ],
    ids=[
        "large",
        "negative",
        "fraction",
        "length",
        "length named beside",
        "common element",
        "equal lengths",
        "rows",
        "text",
        "flag",
        "tuples in a list",
    ],
)
def test_an_input_is_reduced_to_what_a_person_would_write(
    fails: Callable[..., bool], start: tuple[Any, ...], minimum: tuple[Any, ...]
) -> None:
    assert reduced(fails, *start) == minimum


def test_numbers_beside_a_list_follow_when_it_gets_shorter() -> None:
    """An index into the list must stay inside, and still point to the element that matters."""

    def fails(values: list[int], low: int, high: int) -> bool:
        valid = 0 <= low <= high < len(values)
        return valid and values[high] == 99 and high > low

    assert reduced(fails, [*range(10), 99, *range(5)], 4, 10) == ([0, 99], 0, 1)


# -- sequences of calls --------------------------------------------------------------------------------


def sequence(*calls: tuple[str, tuple[Any, ...]]) -> Input:
    return tuple(Call(name, arguments) for name, arguments in calls)


def test_calls_that_do_not_matter_are_dropped_but_never_the_constructor() -> None:
    start = sequence(
        ("Solver", ([4, 5, 6],)),
        *[("add", (i,)) for i in range(1, 9)],
        ("total", ()),
        ("add", (3,)),
        ("total", ()),
    )

    def fails(calls: Input) -> bool:
        return sum(call.name == "total" for call in calls) >= 2 and any(call.name == "add" for call in calls)

    result = reduce_input(start, fails, forever)
    assert result[0] == Call("Solver", ([],))
    assert sorted(call.name for call in result[1:]) == ["add", "total", "total"]
    assert Call("add", (0,)) in result


def test_all_calls_may_be_dropped_where_the_construction_alone_fails() -> None:
    start = sequence(("Solver", (5,)), ("add", (3,)), ("add", (4,)))
    assert reduce_input(start, lambda calls: calls[0].name == "Solver", forever) == sequence(("Solver", (0,)))


def test_objects_that_do_not_matter_are_dropped_with_their_calls() -> None:
    start = (
        Call("Solver", (1,)),
        Call("Solver", (2,), 1),
        Call("Solver", (3,), 2),
        Call("add", (5,), 2),
        Call("add", (6,)),
        Call("total", (), 1),
        Call("add", (7,), 1),
    )

    def only_the_second(calls: Input) -> bool:
        valid = all(group[0].name == "Solver" for group in by_receiver(calls))
        return valid and any(call.name == "total" for call in calls)

    assert reduce_input(start, only_the_second, forever) == (Call("Solver", (0,)), Call("total", ()))

    def two_of_them(calls: Input) -> bool:
        groups = by_receiver(calls)
        valid = all(group[0].name == "Solver" for group in groups)
        return valid and sum(any(call.name == "add" for call in group) for group in groups) >= 2

    result = reduce_input(start, two_of_them, forever)
    assert sorted((call.name, call.arguments, call.receiver) for call in result) == [
        ("Solver", (0,), 0),
        ("Solver", (0,), 1),
        ("add", (0,), 0),
        ("add", (0,), 1),
    ]


@repeatable
@given(st.permutations([("add", 0), ("add", 1), ("total", 0), ("total", 1), ("total", 2), ("add", 2)]))
def test_the_objects_of_a_reduced_sequence_are_counted_in_the_order_of_their_construction(
    calls: list[tuple[str, int]],
) -> None:
    start = (
        *(Call("Solver", (0,), receiver) for receiver in range(3)),
        *(Call(name, (), receiver) for name, receiver in calls),
    )

    def fails(calls: Input) -> bool:
        return sum(call.name == "total" for call in calls) >= 2 and calls[0].name == "Solver"

    result = reduce_input(start, fails, forever)
    assert fails(result)
    receivers = list(dict.fromkeys(call.receiver for call in result))
    assert receivers == list(range(len(receivers)))


@repeatable
@given(st.lists(st.tuples(st.sampled_from(["add", "drop"]), st.integers(-5, 5)), min_size=1, max_size=12))
def test_no_single_call_of_a_reduced_sequence_can_be_dropped(operations: list[tuple[str, int]]) -> None:
    def fails(calls: Input) -> bool:
        total = 0
        for call in calls[1:]:
            total += call.arguments[0] if call.name == "add" else -call.arguments[0]
        return abs(total) > 6

    start = sequence(("Solver", ()), *[(name, (value,)) for name, value in operations])
    if not fails(start):
        return
    result = reduce_input(start, fails, forever)
    assert fails(result)
    for i in range(1, len(result)):
        assert len(result) == 2 or not fails(result[:i] + result[i + 1 :])


# -- time ----------------------------------------------------------------------------------------------


def test_no_time_leaves_the_input_as_it_is() -> None:
    start = sequence(("f", ([1, 2, 3],)))
    assert reduce_input(start, lambda calls: pytest.fail("tried"), lambda: True) == start


@pytest.mark.parametrize("attempts", [1, 2, 5, 12])
def test_when_the_time_is_over_the_best_so_far_is_returned(attempts: int) -> None:
    tried: list[Input] = []

    def fails(calls: Input) -> bool:
        tried.append(calls)
        return bool(calls[0].arguments[0]) and max(calls[0].arguments[0]) > 40

    start = sequence(("f", ([3, 99, 50, 7, 60, 41, 8],)))
    result = reduce_input(start, fails, lambda: len(tried) >= attempts)
    assert len(tried) == attempts
    failing = [calls for calls in [start, *tried] if calls == start or fails(calls)]
    assert result == min(failing, key=size_of)


def test_a_large_input_is_cut_down_in_large_pieces() -> None:
    """Halving finds the one element of thousands in a few hundred attempts, not in thousands."""
    tried = 0

    def fails(calls: Input) -> bool:
        nonlocal tried
        tried += 1
        return 7 in calls[0].arguments[0]

    start = sequence(("f", ([50] * 1000 + [7] + [50] * 1500,)))
    with processor_time(5):
        assert reduce_input(start, fails, forever) == sequence(("f", ([7],)))
    assert tried < 500


@pytest.mark.parametrize(
    "arguments",
    [
        ([50] * 4000, 3),
        ([list(range(60)) for _ in range(60)], 3),
        ([[i, 1] for i in range(2000)],),
    ],
    ids=["list", "matrix", "pairs"],
)
def test_when_the_time_is_over_a_large_input_is_given_back_at_once(arguments: tuple[Any, ...]) -> None:
    """It takes no time to speak of to find nothing more to do, however many steps there would be."""
    tried = 0

    def fails(calls: Input) -> bool:
        nonlocal tried
        tried += 1
        return False

    start = sequence(("f", arguments))
    with processor_time(3):
        assert reduce_input(start, fails, lambda: tried >= 2) == start
    assert tried == 2


# -- arrays ------------------------------------------------------------------------------------------------


def holds_infinity(x: Array) -> bool:
    return any(element == math.inf for element in x.elements)


@pytest.mark.parametrize(
    ("start", "fails", "expected"),
    [
        (
            (floats([[1.5, 2.0], [3.0, -4.0], [5.0, 6.0]]),),
            lambda x: x.shape[0] > 1 and x.size,
            (floats([[0], [0]]),),
        ),
        ((floats([[7.0, "inf"], [3.0, 4.0]]),), holds_infinity, (floats([["inf"]]),)),
        ((ints([[9, 8, 7], [6, 5, 4]]),), lambda x: sum(x.elements) >= 3, (ints([[3]]),)),
        ((bools([[True, False], [False, False]]),), lambda x: any(x.elements), (bools([[True]]),)),
        (  # rows and labels belong together
            (floats([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), ints([0, 1, 2])),
            lambda x, y: x.size and x.shape[0] == y.shape[0] > 1,
            (floats([[0], [0]]), ints([0, 0])),
        ),
        (  # an inner axis of both
            (floats([[1.0, 2.0, 3.0]]), floats([[1.0], [2.0], [3.0]])),
            lambda x, w: x.size > 0 and x.shape[1] == w.shape[0] and w.size > 0,
            (floats([[0]]), floats([[0]])),
        ),
        (  # a number beside it
            (floats([[1.0], [2.0], [3.0]]), 3),
            lambda x, k: x.size and k == x.shape[0] > 1,
            (floats([[0], [0]]), 2),
        ),
        (  # layers by name
            ({"w": floats([[1.0, 2.0], [3.0, 4.0]]), "b": floats([5.0, 6.0])},),
            lambda p: p["w"].shape[1] == p["b"].shape[0] > 0,
            ({"w": Array("float64", (0, 1), b""), "b": floats([0])},),
        ),
        ((floats([3000.0]),), lambda x: x.size and x.elements[0] > 709.78, (floats([710.0]),)),
        (  # axes in the middle
            (floats([[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]),),
            lambda x: x.shape[1] == 2,
            ((Array("float64", (0, 2, 0), b"")),),
        ),
    ],
)
def test_an_array_is_reduced_to_few_rows_columns_and_small_numbers(
    start: tuple[Any, ...], fails: Callable[..., bool], expected: tuple[Any, ...]
) -> None:
    assert reduced(fails, *start) == expected


def test_an_int_that_gets_too_large_for_an_array_is_no_error() -> None:
    most = ints([2**63 - 1, -(2**63)])
    assert reduced(lambda x: len(x.elements) == 2, most) == (ints([0, 0]),)
    assert reduced(lambda x: list(x.elements) == list(most.elements), most) == (most,)
