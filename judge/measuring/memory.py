"""The memory of a submission on the inputs of a family, beside the time or by itself."""

from collections import deque
from collections.abc import Sequence
from itertools import groupby

from judge.measuring.sides import Sides
from judge.model.growth import Batch, Look, Point, Series
from judge.model.outcome import Killed, Outcome, Raised
from judge.sandbox.meter import Meter

SECONDS = 1.0
"""Seconds of one run whose memory is measured, which takes several times as long as usual."""


class Background:
    """Measures the memory of the quick look in a worker that runs beside whatever else is done.

    Unless `beside`, for want of another processor, it begins when it is asked to finish: what runs on the
    same processor as a timed run would disturb its caches.
    """

    def __init__(
        self, meter: Meter, batches: Sequence[Batch], limit: int, patience: float, *, beside: bool = True
    ) -> None:
        self.meter = meter
        self.beside = beside
        self.limit = limit
        """Bytes that the submission may take at all."""
        self.seconds = SECONDS * patience
        self._waiting = deque(batch for batch in batches if batch.space is not None)
        self._open: Batch | None = None
        self._seen: list[tuple[Batch, int | Outcome]] = []

    def begin(self) -> None:
        """Begin measuring, if that can be done beside other things."""
        if self.beside:
            self._begin()

    def _begin(self) -> None:
        """Begin with the next input, if there is one."""
        if self._waiting:
            self._open = self._waiting.popleft()
            refused = self.meter.begin_space(self._open.inputs, self.seconds)
            if refused is not None:
                self._seen.append((self._open, refused))
                self._open = None

    def go_on(self) -> None:
        """Take what has ended meanwhile, and begin with the next one."""
        if self._open is not None and self.meter.has_ended():
            self._take()

    def finish(self) -> list[Series]:
        """Wait for all of it. The series by family."""
        while self._open is not None or self._waiting:
            if self._open is None:
                self._begin()
            else:
                self._take()
        found = []
        for family, group in groupby(self._seen, lambda seen: seen[0].family):
            points = [point for batch, peak in group if (point := self._point(batch, peak)) is not None]
            found.append(Series(family=family, resource="space", look="quick", points=tuple(points)))
        return found

    def stop(self) -> None:
        """End what is running; the meter can be used for other things."""
        self._open = None
        self._waiting.clear()
        self.meter.close()

    def _take(self) -> None:
        assert self._open is not None
        self._seen.append((self._open, self.meter.end_space()))
        self._open = None
        self._begin()

    def _point(self, batch: Batch, peak: int | Outcome) -> Point | None:
        return point_of(batch, peak, batch.space or 0, self.limit)


def memory_series(
    family: str, look: Look, batches: Sequence[Batch], meter: Meter, sides: Sides, patience: float
) -> Series:
    """The memory at ascending sizes, up to the first that takes too long."""
    limit = sides.package.problem.limits.memory
    points: list[Point] = []
    for batch in batches:
        theirs = batch.space
        if theirs is None:
            measured = sides.reference.space(batch.inputs, 20 * SECONDS)
            if not isinstance(measured, int):
                raise sides.fault(batch, measured)
            theirs = measured
        point = point_of(batch, meter.space(batch.inputs, SECONDS * patience), theirs, limit)
        if point is None:
            break
        points.append(point)
        if point.cut:
            break
    return Series(family=family, resource="space", look=look, points=tuple(points))


def point_of(batch: Batch, peak: int | Outcome, reference: int, limit: int) -> Point | None:
    """The point that a measurement gives; None if it tells nothing, such as one that took too long."""
    cut = False
    if not isinstance(peak, int):
        exhausted = isinstance(peak, Raised) and peak.type_name == "MemoryError"
        if not exhausted and not (isinstance(peak, Killed) and peak.cause == "memory"):
            return None
        peak, cut = limit, True
    return Point(
        n=batch.n,
        bound=batch.space_bound,
        slack=1.0,
        yours=(float(peak),),
        reference=(float(reference),),
        cut=cut,
    )
