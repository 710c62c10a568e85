"""Arrays as plain data: read from lists, written back, packed, cut, and shown."""

import marshal
import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.array import Array, NotRectangular, from_lists, pack, received, to_lists, unpack
from judge.model.case import Call, size_of
from judge.model.caseid import decode_input, encode_input
from judge.model.plain import WrongArguments, WrongType, fit, fit_arguments, frozen_value
from judge.model.show import show
from judge.model.signature import Callable, FunctionEntry, Parameter, Type
from tests.arrays import ARRAY, BOOLS, INTS, bools, entry, floats, ints
from tests.properties import repeatable

SHAPES = st.lists(st.integers(0, 3), max_size=3).map(tuple)


@st.composite
def any_array(draw: st.DrawFn) -> Array:
    kind, values = draw(
        st.sampled_from(
            [
                ("float64", st.floats(allow_nan=False)),
                ("int64", st.integers(-(2**63), 2**63 - 1)),
                ("bool", st.booleans()),
            ]
        )
    )
    shape = draw(SHAPES)
    size = math.prod(shape)
    return Array(kind, shape, b"").with_elements(draw(st.lists(values, min_size=size, max_size=size)))


@given(any_array())
@repeatable
def test_an_array_is_read_back_from_what_it_is_written_as(array: Array) -> None:
    assert from_lists(to_lists(array), array.kind) == array
    assert unpack(marshal.loads(marshal.dumps(pack({"a": [array, (array, 1)]})))) == {
        "a": [array, (array, 1)]
    }


@given(any_array())
@repeatable
def test_an_id_carries_an_array(array: Array) -> None:
    kind = Type("array", (Type(array.kind),))
    identifier = encode_input((Call("solve", (array,)),))
    if identifier is not None:
        assert decode_input(identifier, entry(x=kind)) == (Call("solve", (array,)),)


def test_an_id_carries_what_has_no_literal_notation() -> None:
    given_ = (Call("solve", (floats([["nan", "inf"], ["-inf", -0.0]]),)),)
    identifier = encode_input(given_)
    assert identifier is not None
    decoded = decode_input(identifier, entry())
    assert decoded is not None
    assert show(decoded[0].arguments[0], 100) == "np.array([[np.nan, np.inf], [-np.inf, -0.0]])"


@pytest.mark.parametrize(
    ("nested", "shape", "elements"),
    [
        (1.5, (), [1.5]),
        ([], (0,), []),
        ([[], []], (2, 0), []),
        ([[1], [2]], (2, 1), [1.0, 2.0]),
        (([1, 2.5],), (1, 2), [1.0, 2.5]),
        ({"shape": [0, 3]}, (0, 3), []),
        ({"shape": (2, 0, 4)}, (2, 0, 4), []),
        ([["inf", "-inf"]], (1, 2), [math.inf, -math.inf]),
    ],
)
def test_floats_are_read_from_nested_lists(
    nested: Any, shape: tuple[int, ...], elements: list[float]
) -> None:
    found = floats(nested)
    assert (found.dtype, found.shape, list(found.elements)) == ("float64", shape, elements)


@pytest.mark.parametrize(
    ("nested", "kind", "words"),
    [
        ([[1, 2], [3]], "float", "lists of unlike lengths: 1 instead of 2 at [1]"),
        ([[1, 2], 3], "float", "lists of unlike lengths: no list instead of 2 at [1]"),
        ([1, [2]], "float", "a list at [1]"),
        ([1.5], "int", "float at [0]"),
        ([True], "float", "bool at [0]"),
        ([1], "bool", "int at [0]"),
        (["a"], "float", "str at [0]"),
        (["nan"], "int", "str at [0]"),
        ([None], "float", "NoneType at [0]"),
        ([10**400], "float", "an int beyond every float at [0]"),
        ([2**63], "int", "an int beyond 64 bits"),
        ({"shape": [2, 3]}, "float", "the shape (2, 3) of an array with elements: write these"),
        ({"shape": [-1]}, "float", "a shape of other things than whole numbers"),
        ({"shape": [0], "dtype": "f8"}, "float", "a mapping; that of an array without elements is"),
        ({}, "float", "a mapping"),
    ],
)
def test_what_is_no_array_is_named_with_its_place(nested: Any, kind: str, words: str) -> None:
    with pytest.raises(NotRectangular) as error:
        from_lists(nested, kind)
    assert words in str(error.value)


def test_lists_nested_without_end_are_refused() -> None:
    nested: list[Any] = []
    nested.append(nested)
    with pytest.raises(NotRectangular, match="nested more than 32 deep"):
        floats(nested)


@pytest.mark.parametrize(
    ("axis", "start", "length", "left"),
    [
        (0, 0, 1, [[4, 5, 6]]),
        (1, 1, 1, [[1, 3], [4, 6]]),
        (1, 0, 2, [[3], [6]]),
        (0, 0, 2, {"shape": [0, 3]}),
    ],
)
def test_a_piece_of_an_axis_is_cut_out(axis: int, start: int, length: int, left: Any) -> None:
    assert ints([[1, 2, 3], [4, 5, 6]]).without(axis, start, length) == ints(left)


def test_the_index_of_an_element() -> None:
    array = Array("int64", (2, 3, 4), bytes(8 * 24))
    assert [array.place(position) for position in (0, 3, 4, 23)] == [
        (0, 0, 0),
        (0, 0, 3),
        (0, 1, 0),
        (1, 2, 3),
    ]
    assert floats(1.0).place(0) == ()


@pytest.mark.parametrize(
    ("dtype", "shape", "data"),
    [
        ("float64", (2,), bytes(8)),
        ("float64", (1, -1), b""),
        ("bool", (2,), b"\1\2"),
        ("complex128", (1,), bytes(16)),
        ("object", (), bytes(8)),
        ("float64", (2**62, 2**62), b""),
    ],
)
def test_what_no_worker_sends_is_no_array(dtype: str, shape: tuple[int, ...], data: bytes) -> None:
    with pytest.raises(ValueError):
        received(dtype, shape, data)


# -- against the stub ------------------------------------------------------------------------------------


def test_written_lists_become_arrays_and_results_must_be_some() -> None:
    assert fit([[1, 2]], ARRAY, written=True) == floats([[1, 2]])
    assert fit([[True]], BOOLS, written=True) == bools([[True]])
    with pytest.raises(WrongType, match=r"expected NDArray\[np.int64\], got list"):
        fit([1], INTS)
    with pytest.raises(WrongType, match=r"expected NDArray\[np.int64\], got ndarray of float64"):
        fit(floats([1]), INTS, written=True)
    assert fit(floats([1]), INTS) == floats([1])  # the comparison says that it is of another dtype


def test_arguments_may_be_left_out_where_the_stub_has_defaults() -> None:
    mask = Parameter("mask", Type("optional", (BOOLS,)), required=False)
    axis = Parameter("axis", Type("int"), required=False, default=-1)
    signature = Callable("f", (Parameter("x", ARRAY), axis, mask), ARRAY)
    assert str(signature) == (
        "f(x: NDArray[np.float64], axis: int = -1, mask: NDArray[np.bool_] | None = None) "
        "-> NDArray[np.float64]"
    )
    assert fit_arguments([[1]], signature) == (floats([1]), -1, None)
    assert fit_arguments({"x": [1], "mask": [True]}, signature) == (floats([1]), -1, bools([True]))
    with pytest.raises(WrongArguments, match="missing: x"):
        fit_arguments({"axis": 1}, signature)
    with pytest.raises(WrongArguments, match=r"takes 3 arguments .*, 0 given"):
        fit_arguments([], signature)
    with pytest.raises(WrongArguments, match=r"x must be of type NDArray\[np.float64\], got lists of unlike"):
        fit_arguments([[[1, 2], [3]]], signature)


def test_arrays_are_told_apart_by_kind_shape_and_elements() -> None:
    different = [floats([1]), ints([1]), floats([[1]]), floats([2]), bools([True])]
    assert len({frozen_value([array]) for array in different}) == len(different)


def test_an_array_is_as_large_as_the_lists_that_it_is_written_as() -> None:
    assert size_of((Call("f", (floats([[1, 2]]),)),)) == size_of((Call("f", ([[1.0, 2.0]],)),))
    empty, wider, one = (
        size_of((Call("f", (array,)),)) for array in (floats([]), floats([[]] * 9), floats([1]))
    )
    assert empty < wider < one


# -- shown -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (floats([[1, 2.5]]), "np.array([[1.0, 2.5]])"),
        (ints([1, 2]), "np.array([1, 2])"),
        (bools([[True], [False]]), "np.array([[True], [False]])"),
        (floats(3), "np.array(3.0)"),
        (floats(["nan", "inf", "-inf"]), "np.array([np.nan, np.inf, -np.inf])"),
        (floats([]), "np.zeros((0,))"),
        (ints({"shape": [2, 0]}), "np.zeros((2, 0), dtype=np.int64)"),
        (bools([]), "np.zeros((0,), dtype=np.bool_)"),
        (Array("float32", (1,), struct.pack("<d", 0.5)), "np.array([0.5], dtype=np.float32)"),
        (Array("uint8", (1,), struct.pack("<q", 7)), "np.array([7], dtype=np.uint8)"),
    ],
)
def test_an_array_is_shown_as_the_call_that_makes_it(array: Array, text: str) -> None:
    assert show(array, 100) == text


def test_a_long_array_keeps_both_ends_and_says_its_shape() -> None:
    long = floats([0.0] * 10**6)
    assert show(long, 40) == "np.array([0.0, 0.0, 0.0, …, 0.0, 0.0, 0.0]) (1,000,000 elements)"
    assert show(floats([[1.0] * 30] * 100), 60).endswith("(100 x 30)")


@given(any_array(), st.integers(20, 100))
@repeatable
def test_an_array_is_never_shown_much_longer_than_asked_for(array: Array, width: int) -> None:
    assert len(show(array, width)) < width + 120


def test_an_array_of_many_axes_stays_short() -> None:
    assert len(show(Array("float64", (1,) * 60, bytes(8)), 100)) < 400
    assert len(show(Array("float64", (2**62,) * 40 + (0,), b""), 100)) < 400


def test_an_entry_point_over_arrays_is_written_as_in_the_stub() -> None:
    assert isinstance(entry(), FunctionEntry)
    assert str(entry(returns=INTS, x=BOOLS)) == "def solve(x: NDArray[np.bool_]) -> NDArray[np.int64]"
