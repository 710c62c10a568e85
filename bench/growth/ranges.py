"""The range in which each constant may lie: how far it can be moved until a labelled solution is wrong.

The set is judged again with the constant moved, from the counts that are kept: a size that nobody has counted
yet stays unknown. Nothing else is changed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from bench.growth.expecting import Wrong, wrong_of
from bench.growth.judging import Judge
from bench.growth.labelled import Labelled
from judge.growth import rule

CONSTANTS = ("FLAT", "FLAT_SPACE", "LOG", "POWER", "EVIDENT", "DEAD", "STEADY", "GROWING", "SMALL", "HIGH")
"""The constants of the rule whose ranges are measured."""

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

    name: str
    value: float
    low: Side
    high: Side


@contextmanager
def moved(name: str, value: float) -> Iterator[None]:
    """Give a constant another value for a while."""
    before = getattr(rule, name)
    setattr(rule, name, type(before)(value))
    try:
        yield
    finally:
        setattr(rule, name, before)


def measure(cache: Path, labelled: Sequence[Labelled], jobs: int, told: Callable[[str], None]) -> list[Range]:
    """Return the ranges of all constants; `told` hears of each when it is known."""
    with Judge(cache, again=True) as judge:
        kept = [one for one in labelled if _is_kept(judge, one)]
    with Judge(cache, again=True, offline=True) as judge:
        before = wrong_ones(judge, kept)
    told(f"{len(kept)} of {len(labelled)} solutions are judged again from kept counts.")
    tasks = [(name, up) for name in CONSTANTS for up in (False, True)]
    found: list[Range] = []
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(cache, kept, before)) as pool:
        sides = pool.map(_side_of, tasks)
        for name, low, high in zip(CONSTANTS, sides, sides, strict=True):
            found.append(Range(name=name, value=getattr(rule, name), low=low, high=high))
            told(in_words(found[-1]))
    return found


def wrong_ones(judge: Judge, labelled: Iterable[Labelled]) -> set[Wrong]:
    """Return all that is wrong with the verdicts; lines are not blamed here."""
    return {one for each in labelled for one in wrong_of(each, judge.judge(each)) if one.kind != "line"}


def _is_kept(judge: Judge, labelled: Labelled) -> bool:
    """Return whether a solution is judged without running it again: one that fails is made to fail anew."""
    stage = judge.stage(labelled)
    judge.finish(labelled, stage)
    return stage.counter.live == 0


class Mover:
    """Moves constants in a process of its own."""

    def __init__(self, judge: Judge, labelled: Sequence[Labelled], before: set[Wrong]) -> None:
        self.judge = judge
        self.labelled = labelled
        self.before = before

    def side(self, name: str, up: bool) -> Side:
        """Return one end of the range of a constant."""
        value = right = getattr(rule, name)
        for factor in AWAY:
            there = away(value, factor, up)
            flips = self._flips(self.labelled, name, there)
            if flips:
                return self._narrowed(name, right, there, flips)
            right = there
        return Side(right=right)

    def _narrowed(self, name: str, right: float, wrong: float, flips: set[Wrong]) -> Side:
        """Halve what lies between a right value and a wrong one, looking at what is wrong at the latter."""
        for _ in range(HALVINGS):
            middle = math.copysign(math.sqrt(right * wrong), right)
            if isinstance(getattr(rule, name), int):
                middle = round(middle)
            if middle in (right, wrong):
                break
            files = {one.file for one in flips}
            closer = self._flips([one for one in self.labelled if one.name in files], name, middle)
            if closer:
                wrong, flips = middle, closer
            else:
                right = middle
        return Side(right=right, wrong=wrong, flips=tuple(sorted(flips)))

    def _flips(self, labelled: Iterable[Labelled], name: str, value: float) -> set[Wrong]:
        with moved(name, value):
            return wrong_ones(self.judge, labelled) - self.before


_movers: list[Mover] = []
"""The mover of this process: the executor hands nothing else from its beginning to its tasks."""


def _begin(cache: Path, labelled: Sequence[Labelled], before: set[Wrong]) -> None:
    _movers.append(Mover(Judge(cache, again=True, offline=True), labelled, before))


def _side_of(task: tuple[str, bool]) -> Side:
    return _movers[0].side(*task)


def away(value: float, factor: float, up: bool) -> float:
    """Return a value that is moved up or down by a factor; an integer stays one, and positive."""
    there = value * factor if up == (value > 0) else value / factor
    if not isinstance(value, int):
        return there
    return max(1, math.ceil(there) if up else math.floor(there))


def in_words(found: Range) -> str:
    """Return a line on a range."""
    low, high = (_end(side) for side in (found.low, found.high))
    return f"{found.name} = {found.value:g}: {low} to {high}"


def _end(side: Side) -> str:
    if side.wrong is None:
        return f"{side.right:.4g} and on"
    names = ", ".join(f"{one.file.rpartition('/')[2]} {one.kind}" for one in side.flips[:3])
    return f"{side.right:.4g} (at {side.wrong:.4g}: {names})"
