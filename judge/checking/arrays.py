"""Whether two arrays agree: shape, then kind of dtype, then element by element.

Floats may differ by what the problem allows; whole numbers and bools must be equal. No NumPy is needed: equal
bytes are most of it, and the rest is one pass over Python's own numbers.
"""

import math
from typing import Any

from judge.checking.difference import Difference
from judge.model.array import Array
from judge.model.problem import Close
from judge.model.show import show

WIDTH = 40
"""Characters of an element inside a sentence."""

WANTED = {"float": "float64", "int": "int64", "bool": "bool"}


def difference(expected: Array, got: Array, tolerance: Close, place: str = "") -> Difference | None:
    """Return in what two arrays differ first, with the largest error; None where they agree."""
    where = f" of {place}" if place else ""
    if expected.shape != got.shape:
        return Difference("shape", f"wrong shape{where}: expected {expected.shape}, got {got.shape}")
    if expected.kind != got.kind:
        return _wrong_dtype(expected, got, where)
    wrong = _wrong_positions(expected, got, tolerance)
    return _described(expected, got, wrong, tolerance, place) if wrong else None


def wrong_dtype(expected: Any, got: Any) -> Difference | None:
    """Return the first array of another kind of dtype than is expected, wherever it stands in two results."""
    if isinstance(expected, Array) and isinstance(got, Array):
        return _wrong_dtype(expected, got, "") if expected.kind != got.kind else None
    pairs: Any = ()
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        pairs = zip(expected, got, strict=False)
    elif isinstance(expected, dict) and isinstance(got, dict):
        pairs = ((value, got[key]) for key, value in expected.items() if key in got)
    return next((found for a, b in pairs if (found := wrong_dtype(a, b)) is not None), None)


def has_arrays(value: Any) -> bool:
    """Decide whether a value is an array or holds one."""
    match value:
        case Array():
            return True
        case list() | tuple():
            return any(map(has_arrays, value))
        case dict():
            return any(map(has_arrays, value.values()))
    return False


def allowed(tolerance: Close) -> str:
    """Return how far numbers may be apart, as the end of a sentence."""
    absolute, relative = f"{tolerance.absolute:g}", f"{tolerance.relative:g}"
    if tolerance.added:
        return f"allowed is {absolute} + {relative} * |expected|"
    return f"allowed are {absolute} absolute or {relative} relative"


def _wrong_dtype(expected: Array, got: Array, where: str) -> Difference:
    wanted = WANTED[expected.kind]
    return Difference("dtype", f"wrong dtype{where}: expected {wanted}, got {got.dtype}")


def _wrong_positions(expected: Array, got: Array, tolerance: Close) -> list[int]:
    """Return the positions, in C order, at which the elements do not agree."""
    pairs = enumerate(zip(expected.elements, got.elements, strict=True))
    if expected.kind != "float":
        return [] if expected.data == got.data else [i for i, (a, b) in pairs if a != b]
    return [i for i, (a, b) in pairs if a != b and not _agree(a, b, tolerance)]


def _agree(expected: float, got: float, tolerance: Close) -> bool:
    """Decide whether two unequal floats are as near as they must be."""
    if expected != expected and got != got:
        return tolerance.nan
    absolute, relative = tolerance.absolute, tolerance.relative * abs(expected)
    most = absolute + relative if tolerance.added else max(absolute, relative)
    return abs(expected - got) <= most < math.inf


def _described(expected: Array, got: Array, wrong: list[int], tolerance: Close, place: str) -> Difference:
    """Return the first difference, and the largest one where that is another."""
    message = _at(expected, got, wrong[0], place)
    if expected.size > 1:
        message = f"{len(wrong):,} of {expected.size:,} elements wrong, first {message}"
    if expected.kind != "float":
        return Difference("value", message)
    errors = {i: abs(expected.elements[i] - got.elements[i]) for i in wrong}
    largest = max(errors, key=lambda i: (errors[i] == errors[i], errors[i]))
    error = errors[largest]
    if math.isfinite(error):
        where = f" {_index(expected, largest, place)}" if largest != wrong[0] else ""
        message += f"; largest error {error:.3g}{where}; {allowed(tolerance)}"
    return Difference("value", message)


def _at(expected: Array, got: Array, position: int, place: str) -> str:
    a, b = (show(one.elements[position], WIDTH) for one in (expected, got))
    where = f"{_index(expected, position, place)}: " if expected.shape or place else ""
    return f"{where}expected {a}, got {b}"


def _index(value: Array, position: int, place: str) -> str:
    return f"at {place}[{', '.join(map(str, value.place(position)))}]" if value.shape else f"at {place}"
