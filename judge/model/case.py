"""A case: the calls that a submission must answer, and the answers."""

from typing import Any

from msgspec import Struct

MISSING = ...
"""Stands where an author gave no expected value: the reference's answer is the expectation."""


class Call(Struct, frozen=True):
    """One call: of the function, of the constructor (named as the class), or of a method."""

    name: str
    arguments: tuple[Any, ...]


Input = tuple[Call, ...]
"""One call of a function; or the construction of an object and then calls of its methods."""


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
        if isinstance(value, list | tuple | set | frozenset):
            pending.extend(value)
        elif isinstance(value, dict):
            pending.extend(value.keys())
            pending.extend(value.values())
        else:
            length += len(repr(value))
            if isinstance(value, int | float) and value == value:
                magnitude += min(int(abs(value) * 1024), 1 << 60) if abs(value) < 1e300 else 1 << 60
                magnitude += value < 0
    return leaves, length, magnitude
