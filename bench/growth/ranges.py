"""The range in which each constant may lie: how far it can be moved until a labelled solution is wrong.

The set is judged again with the constant moved, from counts that are kept; nothing else is changed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from msgspec import Struct

from bench.growth.expecting import Wrong, wrong_of
from bench.growth.judging import Judge
from bench.growth.labelled import Labelled
from judge.growth import count, rule

RULE = ("FLAT", "FLAT_SPACE", "LOG", "POWER", "EVIDENT", "DYING", "STEADY", "GROWING", "PADDED", "HIGH")
COUNT = ("WINDOW", "DEAR", "CUT", "MOST_SIZES", "SPACE_DEAR", "FLOOR")

Setting = tuple[ModuleType, str, float]
"""A constant of a module, and a value for it."""

AWAY = (1.1, 1.3, 1.7, 2.5, 6.0, 40.0)
"""Factors by which a constant is moved, one after the other, until something is wrong."""

HALVINGS = 3
"""How often the last of these steps is halved."""


class Side(Struct, frozen=True, kw_only=True):
    """One end of a range: the last value at which all is as before, and the first one at which it is not.

    `wrong` is None where nothing has become wrong, however far the constant was moved.
    """

    right: float
    wrong: float | None = None
    flips: tuple[Wrong, ...] = ()


class Range(Struct, frozen=True, kw_only=True):
    """The range of a constant, and its value."""

    module: str
    name: str
    value: float
    low: Side
    high: Side


def constants() -> list[tuple[ModuleType, str]]:
    """Return the constants whose ranges are measured, with their modules."""
    return [(rule, name) for name in RULE] + [(count, name) for name in COUNT]


@contextmanager
def moved(module: ModuleType, name: str, value: float) -> Iterator[None]:
    """Give a constant another value for a while."""
    before = getattr(module, name)
    setattr(module, name, type(before)(value))
    try:
        yield
    finally:
        setattr(module, name, before)


def measure(judge: Judge, labelled: Sequence[Labelled], told: Callable[[str], None]) -> list[Range]:
    """Return the ranges of all constants; `told` hears of each when it is known."""
    before = wrong_ones(judge, labelled)
    found = []
    for module, name in constants():
        value = getattr(module, name)
        sides = [_side(judge, labelled, before, module, name, up) for up in (False, True)]
        found.append(
            Range(
                module=module.__name__.rpartition(".")[2], name=name, value=value, low=sides[0], high=sides[1]
            )
        )
        told(in_words(found[-1]))
    return found


def wrong_ones(judge: Judge, labelled: Iterable[Labelled]) -> set[Wrong]:
    """Return all that is wrong with the verdicts; lines are not blamed here."""
    return {one for each in labelled for one in wrong_of(each, judge.judge(each)) if one.kind != "line"}


def _side(
    judge: Judge, labelled: Sequence[Labelled], before: set[Wrong], module: ModuleType, name: str, up: bool
) -> Side:
    value = getattr(module, name)
    right = value
    for factor in AWAY:
        there = _away(value, factor, up)
        flips = _flips(judge, labelled, before, module, name, there)
        if flips:
            return _narrowed(judge, labelled, before, module, name, right, there, flips)
        right = there
    return Side(right=right)


def _narrowed(
    judge: Judge,
    labelled: Sequence[Labelled],
    before: set[Wrong],
    module: ModuleType,
    name: str,
    right: float,
    wrong: float,
    flips: set[Wrong],
) -> Side:
    """Halve what lies between a right value and a wrong one, looking at what is wrong at the latter only."""
    for _ in range(HALVINGS):
        middle = math.copysign(math.sqrt(right * wrong), right)
        if isinstance(getattr(module, name), int):
            middle = round(middle)
        if middle in (right, wrong):
            break
        files = {one.file for one in flips}
        closer = _flips(judge, [one for one in labelled if one.name in files], before, module, name, middle)
        if closer:
            wrong, flips = middle, closer
        else:
            right = middle
    return Side(right=right, wrong=wrong, flips=tuple(sorted(flips)))


def _away(value: float, factor: float, up: bool) -> float:
    """Return a value moved away from zero, or towards it; the same as integers where it is one."""
    there = value * factor if up == (value > 0) else value / factor
    if not isinstance(value, int):
        return there
    return max(1, math.ceil(there) if up else math.floor(there))


def _flips(
    judge: Judge,
    labelled: Iterable[Labelled],
    before: set[Wrong],
    module: ModuleType,
    name: str,
    value: float,
) -> set[Wrong]:
    with moved(module, name, value):
        return wrong_ones(judge, labelled) - before


def in_words(found: Range) -> str:
    """Return a line on a range."""
    low, high = (_end(side) for side in (found.low, found.high))
    return f"{found.name} = {found.value:g}: {low} to {high}"


def _end(side: Side) -> str:
    if side.wrong is None:
        return f"{side.right:.4g} and on"
    names = ", ".join(f"{one.file.rpartition('/')[2]} {one.kind}" for one in side.flips[:3])
    return f"{side.right:.4g} (at {side.wrong:.4g}: {names})"
