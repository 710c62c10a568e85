"""A case: the calls that a submission must answer, and the answers."""

from typing import Any

from msgspec import Struct

from judge.model.array import Array, to_lists

MISSING = ...
"""Stands where an author gave no expected value: the reference's answer is the expectation."""


class Call(Struct, frozen=True):
    """One call: of the function, of the constructor (named as the class), or of a method.

    `receiver` numbers the objects of a class problem in the order of their construction.
    """

    name: str
    arguments: tuple[Any, ...]
    receiver: int = 0


Input = tuple[Call, ...]
"""One call of a function; or the construction of an object and calls of its methods.

Several objects may be alive at once: each is constructed before its methods are called.
"""


def by_receiver(calls: Input) -> list[Input]:
    """The calls of each object apart, in the order of construction."""
    apart: dict[int, list[Call]] = {}
    for call in calls:
        apart.setdefault(call.receiver, []).append(call)
    return [tuple(group) for group in apart.values()]


class Case(Struct, frozen=True, kw_only=True):
    """One input with the expected result of each of its calls (None for a constructor)."""

    id: str
    stage: str
    calls: Input
    expected: tuple[Any, ...]
    choices: bytes = b""
    """The choices of Hypothesis that drew this input, to shrink it from; empty if it was not drawn."""


Size = tuple[int, int, int]


def size_of(calls: Input) -> Size:
    """How large an input is to a reader: leaves and containers first, then the length of its text.

    The last component is the sum of the magnitudes, so that 1 is smaller than 2. Total order by
    tuple comparison: smaller means easier to grasp.
    """
    leaves = 0
    length = 0
    magnitude = 0
    pending: list[Any] = [call.arguments for call in calls]
    leaves += len(pending)
    while pending:
        value = pending.pop()
        leaves += 1
        if isinstance(value, Array) and not value.size:
            length += len(repr(value.shape))
            magnitude += min(sum(value.shape), 1 << 60)
            continue
        if isinstance(value, Array):
            value = to_lists(value)
        if isinstance(value, list | tuple | set | frozenset):
            pending.extend(value)
        elif isinstance(value, dict):
            pending.extend(value.keys())
            pending.extend(value.values())
        else:
            huge = isinstance(value, int) and value.bit_length() > 4096
            length += value.bit_length() // 3 if huge else len(repr(value))
            if isinstance(value, int | float) and value == value:
                magnitude += min(int(abs(value) * 1024), 1 << 60) if -1e18 < value < 1e18 else 1 << 60
                magnitude += value < 0
    return leaves, length, magnitude
