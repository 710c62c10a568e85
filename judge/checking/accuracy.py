"""How far a result is from the exact answer, in units of the last place. Pure functions of plain values.

The largest of all numbers of a result counts. An infinity is right only where the exact answer is beyond
every float64, or is infinite by itself; NaN only where it is NaN. Whole numbers, bools and texts must be
equal, and containers of the same length: anything else is an infinite error.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from judge.model.array import Array
from judge.model.signature import Type


class Worst(Struct, frozen=True):
    """The largest error of a result: its size, at which place, what was exact there and what was given."""

    error: float
    place: str = ""
    exact: Any = None
    got: Any = None


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the numbers and texts of a value, each with its index as a reader would write it. What tells one
    container from another, such as its length, is among them."""
    match value:
        case Array():
            yield place, value.shape
            for position, element in enumerate(value.elements):
                index = ", ".join(map(str, value.place(position)))
                yield (f"{place}[{index}]" if value.shape else place), element
        case list() | tuple():
            yield place, len(value)
            for number, item in enumerate(value):
                yield from leaves(item, f"{place}[{number}]")
        case set() | frozenset():
            yield from leaves(sorted(value, key=repr), place)
        case dict():
            yield from leaves(sorted(value, key=repr), f"{place}.keys()")
            for key in sorted(value, key=repr):
                yield from leaves(value[key], f"{place}[{key!r}]")
        case _:
            yield place, value


def unit(exact: float, smallest: float) -> float:
    """Return the unit of the last place of a finite number, or of the `smallest` one that has its own."""
    return math.ulp(max(abs(exact), smallest))


def error(exact: float, rest: float, got: float, smallest: float) -> float:
    """Return how far a float is from the exact one, which lies `rest` units beside `exact`."""
    if exact != exact or got != got:
        return 0.0 if exact != exact and got != got else math.inf
    if math.isinf(exact) or math.isinf(got):
        return 0.0 if exact == got else math.inf
    return abs((got - exact) / unit(exact, smallest) - rest)


def worst(expected: Sequence[Any], rests: Sequence[float], values: Sequence[Any], smallest: float) -> Worst:
    """Return the largest error of the results of all calls. There is a rest for each of the `leaves`."""
    wanted, given = list(leaves(list(expected))), list(leaves(list(values)))
    found = Worst(0.0)
    for index, (place, exact) in enumerate(wanted):
        got = given[index][1] if index < len(given) else None
        if isinstance(exact, float) and isinstance(got, float):
            size = error(exact, rests[index], got, smallest)
        else:
            size = 0.0 if exact == got and type(exact) is type(got) else math.inf
        if size > found.error:
            found = Worst(size, place, exact, got)
            if size == math.inf:
                break
    return found if len(wanted) == len(given) or found.error == math.inf else Worst(math.inf)


def as_floats(value: Any, kind: Type) -> Any:
    """Return a result that fits a type with floats for its ints, where the type says float."""
    if kind.name == "optional":
        return None if value is None else as_floats(value, kind.arguments[0])
    match value:
        case int() if kind.name == "float":
            return _as_float(value)
        case list():
            return [as_floats(item, kind.arguments[0]) for item in value]
        case tuple():
            kinds = kind.arguments[:1] * len(value) if kind.variadic else kind.arguments
            return tuple([as_floats(item, one) for item, one in zip(value, kinds, strict=True)])
        case dict():
            return {key: as_floats(item, kind.arguments[1]) for key, item in value.items()}
    return value


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
