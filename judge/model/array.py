"""Arrays of numbers as plain data: what the judge holds where a submission holds `numpy.ndarray`.

The judge itself compares, shows and shrinks arrays without NumPy. Only the worker, and the files of a
package, have real ones.
"""

import math
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

DTYPES = {"float": "float64", "int": "int64", "bool": "bool"}
"""How the elements of each kind are stored: NumPy's names."""

KINDS = {
    "float16": "float",
    "float32": "float",
    "float64": "float",
    "longdouble": "float",
    "bool": "bool",
    **{f"{sign}int{bits}": "int" for sign in ("", "u") for bits in (8, 16, 32, 64)},
}
"""The kind of every dtype that a result may have. Its elements are stored as those of DTYPES."""

MAX_DIMENSIONS = 32
"""Levels of nesting that are read from written values."""

MARK = ...
"""What a packed array begins with: no other value of a case is an Ellipsis."""

SPECIAL = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class NotRectangular(Exception):
    """Nested lists that are no array; the message says what they are instead."""


class Array(Struct, frozen=True):
    """An array: the name of its dtype, its shape, and its elements in C order.

    `data` holds 8 bytes for a number, whatever its dtype was, and 1 byte for a bool.
    """

    dtype: str
    shape: tuple[int, ...]
    data: bytes

    @property
    def kind(self) -> str:
        """`float`, `int` or `bool`."""
        return KINDS[self.dtype]

    @property
    def size(self) -> int:
        """How many elements there are."""
        return math.prod(self.shape)

    @property
    def elements(self) -> Sequence[Any]:
        """All elements in C order, as Python's own numbers; nothing is copied."""
        view = memoryview(self.data)
        match self.kind if self.data else "":
            case "float":
                return view.cast("d")
            case "int":
                return view.cast("q")
            case "bool":
                return view.cast("?")
        return ()

    def with_elements(self, elements: Sequence[Any]) -> "Array":
        """Return an array of the same shape and dtype with other elements."""
        return Array(self.dtype, self.shape, stored(elements, self.kind))

    def without(self, axis: int, start: int, length: int) -> "Array":
        """Return the array with a piece of an axis cut out."""
        inner = math.prod(self.shape[axis + 1 :])
        kept = [i for i in range(self.shape[axis]) if not start <= i < start + length]
        old, elements = self.elements, []
        for outer in range(math.prod(self.shape[:axis])):
            for i in kept:
                at = (outer * self.shape[axis] + i) * inner
                elements += list(old[at : at + inner])
        shape = (*self.shape[:axis], len(kept), *self.shape[axis + 1 :])
        return Array(self.dtype, shape, stored(elements, self.kind))

    def place(self, position: int) -> tuple[int, ...]:
        """Return the index of an element by its position in C order."""
        index = []
        for extent in reversed(self.shape):
            position, i = divmod(position, extent)
            index.append(i)
        return tuple(reversed(index))


def stored(elements: Sequence[Any], kind: str) -> bytes:
    """Return elements as an array stores them. Raises OverflowError for an int beyond 64 bits."""
    return bytes(elements) if kind == "bool" else array("d" if kind == "float" else "q", elements).tobytes()


def from_lists(nested: Any, kind: str) -> Array:
    """Return nested lists as an array of a kind. Raises NotRectangular, whatever they are.

    Ints stand for floats, and the texts `nan`, `inf` and `-inf` for what they say. An array without elements
    is written by its shape: `{"shape": [0, 3]}`; nested lists give one as far as they go.
    """
    if isinstance(nested, dict):
        shape = _written_shape(nested)
        return Array(DTYPES[kind], shape, b"")
    shape = _shape(nested)
    elements: list[Any] = []
    _flatten(nested, shape, (), kind, elements)
    try:
        return Array(DTYPES[kind], shape, stored(elements, kind))
    except OverflowError:
        raise NotRectangular("an int beyond 64 bits") from None


def received(dtype: str, shape: tuple[int, ...], data: bytes) -> Array:
    """Return an array out of a worker's answer. Raises ValueError for what no array is like."""
    if dtype not in KINDS or min(shape, default=0) < 0:
        raise ValueError("no such array")
    made = Array(dtype, shape, data)
    size = made.size
    if len(data) != (size if made.kind == "bool" else 8 * size):
        raise ValueError("an array of another size than its shape says")
    if made.kind == "bool" and data.strip(b"\0\1"):
        raise ValueError("bools that are neither")
    return made


def to_lists(value: Array) -> Any:
    """Return an array as what `from_lists` reads: nested lists, or its shape where it has no elements."""
    if not value.size:
        return {"shape": list(value.shape)}
    elements = [_literal(element) for element in value.elements]
    for extent in reversed(value.shape):
        elements = [elements[i : i + extent] for i in range(0, len(elements), extent)]
    return elements[0]


def with_items(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a list, tuple or dict with each item of it changed; any other value as it is."""
    match value:
        case list():
            return [change(item) for item in value]
        case tuple():
            return tuple([change(item) for item in value])
        case dict():
            return {key: change(item) for key, item in value.items()}
    return value


def pack(value: Any) -> Any:
    """Return a value with each array in it as a tuple that marshal takes; no other value looks like that."""
    if isinstance(value, Array):
        return (MARK, value.dtype, value.shape, value.data)
    return with_items(value, pack)


def unpack(value: Any) -> Any:
    """Return the value that `pack` was given."""
    if isinstance(value, tuple) and len(value) == 4 and value[0] is MARK:
        return Array(*value[1:])
    return with_items(value, unpack)


def _written_shape(nested: dict[Any, Any]) -> tuple[int, ...]:
    shape = nested.get("shape")
    if set(nested) != {"shape"} or not isinstance(shape, list | tuple) or len(shape) > MAX_DIMENSIONS:
        raise NotRectangular("a mapping; that of an array without elements is {shape: [0, 3]}")
    if any(type(extent) is not int or extent < 0 for extent in shape):
        raise NotRectangular("a shape of other things than whole numbers")
    if math.prod(shape):
        raise NotRectangular(f"the shape {tuple(shape)} of an array with elements: write these")
    return tuple(shape)


def _shape(nested: Any) -> tuple[int, ...]:
    """Return the shape that the first elements of nested lists have."""
    shape = []
    while isinstance(nested, list | tuple):
        shape.append(len(nested))
        if len(shape) > MAX_DIMENSIONS:
            raise NotRectangular(f"lists nested more than {MAX_DIMENSIONS} deep")
        if not nested:
            break
        nested = nested[0]
    return tuple(shape)


def _flatten(
    nested: Any, shape: tuple[int, ...], place: tuple[int, ...], kind: str, elements: list[Any]
) -> None:
    if len(place) == len(shape):
        elements.append(_element(nested, kind, place))
        return
    extent = shape[len(place)]
    if not isinstance(nested, list | tuple) or len(nested) != extent:
        got = f"{len(nested)}" if isinstance(nested, list | tuple) else "no list"
        raise NotRectangular(f"lists of unlike lengths: {got} instead of {extent} at {list(place)}")
    for i, item in enumerate(nested):
        _flatten(item, shape, (*place, i), kind, elements)


def _element(value: Any, kind: str, place: tuple[int, ...]) -> Any:
    known = type(value).__name__
    if kind == "float" and known == "str" and value in SPECIAL:
        return SPECIAL[value]
    if known == kind or (kind == "float" and known == "int"):
        try:
            return float(value) if kind == "float" else value
        except OverflowError:
            known = "an int beyond every float"
    at = f" at {list(place)}" if place else ""
    raise NotRectangular(f"{'a list' if known in ('list', 'tuple') else known}{at}")


def _literal(element: Any) -> Any:
    """Return an element so that Python's notation for it is a literal."""
    return element if element == element and element not in (math.inf, -math.inf) else str(element)
