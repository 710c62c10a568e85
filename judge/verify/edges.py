"""The places of an input where values stand, and the edges that values can be at.

Constraints are code that says only whether an input is valid, so they are asked: would this input still be
valid with another value in this place?
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from judge.model.array import Array
from judge.model.case import Call, Input
from judge.model.signature import ClassEntry, EntryPoint, Type

NUMBERS = ("int", "float")
SIZED = ("list", "str", "set", "dict")

UNLIMITED = 10**18
"""Values that are allowed to be as large as that have no limit that a case should reach."""

SMALL = range(4)
"""Numbers among which the smallest one is looked for, where none below 0 is allowed."""

Valid = Callable[[Input], bool]
Change = Callable[[Any], Iterator[Any]]


class Place(Struct, frozen=True, kw_only=True):
    """A parameter, or what stands inside it `depth` containers deep: `nums`, `matrix[][]`, `query.row_start`.

    The elements of an array are one deep, whatever its shape.
    """

    name: str
    call: str
    parameter: int
    depth: int
    type: Type

    def values(self, calls: Input) -> Iterator[Any]:
        """Yield all values that stand here in an input."""
        for call in calls:
            if call.name == self.call:
                yield from _inside(call.arguments[self.parameter], self.depth)

    def changed(self, calls: Input, change: Change) -> Iterator[Input]:
        """Yield the input with another value here: in its first call, the first value and the last."""
        index = next((i for i, call in enumerate(calls) if call.name == self.call), None)
        if index is None:
            return
        call = calls[index]
        before, value, behind = _around(call.arguments, self.parameter)
        for end in (0, -1):
            for new in _replaced(value, self.depth, end, change):
                arguments = (*before, new, *behind)
                yield (*calls[:index], Call(call.name, arguments, call.receiver), *calls[index + 1 :])


class Edge(Struct, frozen=True, kw_only=True):
    """A kind of value that people forget. `change` makes a value into one that `is_reached`."""

    name: str
    types: tuple[str, ...]
    is_reached: Callable[[Any], bool]
    change: Change


EDGES = (
    Edge(
        name="zero",
        types=NUMBERS,
        is_reached=lambda value: value == 0,
        change=lambda value: iter([type(value)(0)]),
    ),
    Edge(
        name="a negative number",
        types=NUMBERS,
        is_reached=lambda value: value < 0,
        change=lambda value: iter([type(value)(-1), -value - 1]),
    ),
    Edge(
        name="nothing in it",
        types=SIZED,
        is_reached=lambda value: not value,
        change=lambda value: iter([type(value)()]),
    ),
    Edge(
        name="a single element",
        types=("list", "str"),
        is_reached=lambda value: len(value) == 1,
        change=lambda value: iter([value[:1], value[-1:]] if value else ()),
    ),
    Edge(
        name="the same element twice",
        types=("list", "str"),
        is_reached=lambda value: any(value.count(item) > 1 for item in value[:200]),
        change=lambda value: iter(
            [value[:1] + value, value + value[-1:], value[:-1] + value[:1]] if value else ()
        ),
    ),
)


ARRAY_EDGES = (
    Edge(
        name="nothing in it",
        types=("array",),
        is_reached=lambda value: not value.size,
        change=lambda value: (value.without(axis, 0, n) for axis, n in enumerate(value.shape)),
    ),
    Edge(
        name="a single element",
        types=("array",),
        is_reached=lambda value: value.size == 1,
        change=lambda value: iter([_corner(value)] if value.size else ()),
    ),
)


def places_of(entry: EntryPoint) -> list[Place]:
    """Return every place of the inputs of a problem, parameter by parameter, from the outside in."""
    first = entry.constructor if isinstance(entry, ClassEntry) else entry.function
    methods = entry.methods if isinstance(entry, ClassEntry) else ()
    found = []
    for signature in (first, *methods):
        prefix = "" if signature is first else f"{signature.name}."
        for index, parameter in enumerate(signature.parameters):
            place = Place(
                name=f"{prefix}{parameter.name}",
                call=signature.name,
                parameter=index,
                depth=0,
                type=parameter.type,
            )
            found.append(place)
            while place.type.name in ("list", "array"):
                place = structs.replace(
                    place, name=f"{place.name}[]", depth=place.depth + 1, type=place.type.arguments[0]
                )
                found.append(place)
    return found


def missed_edges(
    place: Place, inputs: Sequence[Input], probed: Sequence[Input], is_valid: Valid
) -> Iterator[str]:
    """Yield sentences about edges that the constraints allow in a place, and that no input has there."""
    values = [value for calls in inputs for value in place.values(calls)]
    for edge in (*EDGES, *ARRAY_EDGES):
        if place.type.name in edge.types and not any(map(edge.is_reached, values)):
            changed = (other for calls in probed for other in place.changed(calls, edge.change))
            if any(is_valid(calls) and any(map(edge.is_reached, place.values(calls))) for calls in changed):
                yield f"`{place.name}`: the constraints allow {edge.name}, and no case has it"
    if place.type.name == "int" and values:
        yield from _missed_limits(place, values, probed, is_valid)


def _missed_limits(
    place: Place, values: Sequence[int], probed: Sequence[Input], is_valid: Valid
) -> Iterator[str]:
    """Yield sentences about the largest and the smallest number that is allowed and that no case has."""
    largest = max((_limit(place, calls, 1, is_valid) for calls in probed), default=0)
    least = min(values)
    smallest = -max((_limit(place, calls, -1, is_valid) for calls in probed), default=0)
    if not smallest:
        smallest = next((number for number in SMALL if _allows(place, probed, number, is_valid)), least)
    if max(values) < largest < UNLIMITED:
        yield f"`{place.name}`: numbers up to {largest:,} are allowed, the cases only reach {max(values):,}"
    if -UNLIMITED < smallest < least:
        yield f"`{place.name}`: numbers down to {smallest:,} are allowed, the cases only reach {least:,}"


def _allows(place: Place, probed: Sequence[Input], number: int, is_valid: Valid) -> bool:
    """Return whether a number may stand in a place of some input."""
    return any(
        is_valid(changed)
        for calls in probed
        for changed in place.changed(calls, lambda value: iter([number]))
    )


def _limit(place: Place, calls: Input, sign: int, is_valid: Valid) -> int:
    """Return how far a number in a place of one input may be from 0 in one direction; 0 if not at all."""
    allowed = next((10**k for k in range(18, -1, -1) if _allows(place, [calls], sign * 10**k, is_valid)), 0)
    if allowed in (0, UNLIMITED):
        return allowed
    forbidden = allowed * 10
    while forbidden - allowed > 1:
        middle = (allowed + forbidden) // 2
        if _allows(place, [calls], sign * middle, is_valid):
            allowed = middle
        else:
            forbidden = middle
    return allowed


def _inside(value: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        yield value
        return
    for item in value.elements if isinstance(value, Array) else value:
        yield from _inside(item, depth - 1)


def _corner(value: Array) -> Array:
    """Return the array with the first element alone."""
    for axis, extent in enumerate(value.shape):
        value = value.without(axis, 1, extent - 1)
    return value


def _around(values: Sequence[Any], index: int) -> tuple[Sequence[Any], Any, Sequence[Any]]:
    return values[:index], values[index], values[index + 1 :]


def _replaced(value: Any, depth: int, end: int, change: Change) -> Iterator[Any]:
    """Yield a value with something else in its first or last place, `depth` containers deep."""
    if depth == 0:
        yield from change(value)
    elif isinstance(value, Array):
        index = 0 if end == 0 else value.size - 1
        for new in change(value.elements[index]) if value.size else ():
            with contextlib.suppress(OverflowError):
                yield value.with_elements([new if i == index else e for i, e in enumerate(value.elements)])
    elif value:
        index = 0 if end == 0 else len(value) - 1
        before, item, behind = _around(value, index)
        for new in _replaced(item, depth - 1, end, change):
            yield [*before, new, *behind]
