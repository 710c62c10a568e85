"""Climbing the sizes of a family: submission and reference in turn, until one point is cut off."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from judge.growth.judgement import TINY, ratio
from judge.model.growth import Batch, Look, Point, Series, Timing
from judge.model.outcome import Outcome

CUT_SECONDS = 0.05
CUT_RATIO = 25.0
"""A run is cut off after so many seconds, or so many times the reference's, whichever is more."""

ENOUGH, ENOUGH_POINTS = 10.0, 2
"""Times the least ratio so far, after so many points, from which on waiting longer would tell nothing new."""

LONG_SECONDS = 0.25
"""A run that takes longer is not repeated: noise is a small part of it."""

REFERENCE_SECONDS = 20.0
"""Seconds that the reference may take: it is trusted, and only a broken machine takes so long."""


class Timer(Protocol):
    """What measures one side."""

    def time(self, inputs: bytes, limit: float, strict: bool = False) -> Timing | Outcome: ...


How = TypeVar("How", bound=Outcome | Timing)


class RunFailed(Exception, Generic[How]):
    """A run did not come to its end: what happened, and with which batch."""

    def __init__(self, batch: Batch, outcome: How) -> None:
        super().__init__(batch.family)
        self.batch = batch
        self.outcome = outcome


class Interrupted(RunFailed[Outcome]):
    """The submission did not come to the end of a run."""


class ReferenceFailed(RunFailed[Outcome | Timing]):
    """The reference did not come to the end of a run, or took too long."""


def climb(
    family: str,
    look: Look,
    ladder: Iterable[Sequence[Batch]],
    yours: Timer,
    reference: Timer,
    check: Callable[[Batch], float],
    patience: float = 1.0,
    strict: bool = False,
) -> Series:
    """The times of a family at the sizes of the ladder; each of its steps holds the repeats of one size.

    `check` is called after each run that came to its end; it gives seconds that count besides. Ends with the
    first point that is cut off. Raises Interrupted, ReferenceFailed, and whatever `check` raises.
    """
    points: list[Point] = []
    for batches in ladder:
        mine: list[float] = []
        theirs: list[float] = []
        cut = False
        for batch in batches:
            yardstick = reference.time(batch.inputs, REFERENCE_SECONDS, strict)
            if not isinstance(yardstick, Timing) or yardstick.cut:
                raise ReferenceFailed(batch, yardstick)
            theirs.append(yardstick.seconds)
            limit = max(patience * CUT_SECONDS, _most_ratio(points, patience) * yardstick.seconds)
            timing = yours.time(batch.inputs, limit, strict)
            if not isinstance(timing, Timing):
                raise Interrupted(batch, timing)
            seconds = timing.seconds if timing.cut else timing.seconds + check(batch)
            mine.append(min(seconds, limit))
            cut = timing.cut or seconds > limit
            if cut or seconds > LONG_SECONDS:
                break
        first = batches[0]
        points.append(
            Point(
                n=first.n,
                bound=first.time_bound,
                slack=first.slack,
                yours=tuple(mine),
                reference=tuple(theirs),
                cut=cut,
            )
        )
        if cut:
            break
    return Series(family=family, resource="time", look=look, points=tuple(points))


def _most_ratio(points: Sequence[Point], patience: float) -> float:
    """Times the reference's time that the next run may take."""
    most = patience * CUT_RATIO
    if len(points) < ENOUGH_POINTS:
        return most
    return min(most, ENOUGH * min(ratio(point, TINY["time"]) for point in points))
