"""The memory of a submission: measured beside the time or by itself, and the decision on it."""

import math
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, islice

from judge.casegen.batches import FEW_INPUTS, few, spread
from judge.engines.native.meter import Meter
from judge.growth.measure import Interrupted
from judge.growth.naming import power_of
from judge.measuring.fresh import Fresh
from judge.measuring.looks import PLANS, Notes, Seen
from judge.measuring.sides import Sides
from judge.model.growth import Batch, Look, Point, Series
from judge.model.outcome import Killed, Outcome, Raised

SECONDS = 1.0
"""Seconds of one run whose memory is measured, which takes several times as long as usual."""

IDLE = 0.5
"""Part of its time that a run must have worked whose time was up. Counting is slow where calls are deep, for
each piece of memory is found by walking over all of them; but it never sleeps."""

FAMILIES = 2
"""Families of which the memory is looked at by itself: each may take seconds."""


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

    def finish(self, checked: Callable[[Batch, int | Outcome, bool], int | Outcome]) -> list[Series]:
        """Wait for all of it. The series by family.

        `checked(batch, peak, first)` says what a measurement is worth, the `first` one of its family or not.
        """
        while self._open is not None or self._waiting:
            if self._open is None:
                self._begin()
            else:
                self._take()
        found = []
        for family, group in groupby(self._seen, lambda seen: seen[0].family):
            seen = [(batch, checked(batch, peak, not i)) for i, (batch, peak) in enumerate(group)]
            points = [point for batch, peak in seen if (point := self._point(batch, peak)) is not None]
            found.append(Series(family=family, resource="space", look="quick", points=tuple(points)))
        return found

    def pause(self) -> None:
        """End what is running, to be begun anew by `finish`; the meter can be used for other things."""
        if self._open is not None:
            self._waiting.appendleft(self._open)
            self._open = None
        self.meter.close()

    def _take(self) -> None:
        assert self._open is not None
        self._seen.append((self._open, self.meter.end_space()))
        self._open = None
        self._begin()

    def _point(self, batch: Batch, peak: int | Outcome) -> Point | None:
        return point_of(batch, peak, batch.space or 0, self.limit)


class MemoryLooks:
    """Decides whether the memory is above its bound. `batches` are those of the quick looks."""

    def __init__(
        self,
        background: Background,
        sides: Sides,
        batches: Sequence[Batch],
        fresh: Fresh,
        notes: Notes,
        progress: Callable[[str], None],
    ) -> None:
        self.background = background
        self.meter = background.meter
        self.sides = sides
        self.batches = batches
        self.fresh = fresh
        self.notes = notes
        self.progress = progress
        self._known: set[str] = set()
        """Families of which the memory was looked at by itself."""

    def of_all(self) -> Seen | None:
        """The confirmed series of a submission whose time is within its bound; None if there is none."""
        looks = self.background.finish(self._checked)
        told = [series for series in looks if len(series.points) > 1]
        untold = {s.family: 1.0 for s in looks if len(s.points) <= 1 and s.family not in self._known}
        return self._confirmed([*told, *self._alone(untold)])

    def of(self, suspects: Sequence[Series]) -> Seen | None:
        """The same for the series whose time is suspect, the steepest first; `of_all` can follow."""
        self.background.pause()
        return self._confirmed(self._alone({series.family: power_of(series) for series in suspects}))

    def _alone(self, powers: Mapping[str, float]) -> list[Series]:
        """The memory that families take, with nothing running beside, at sizes that do not take too long.

        `powers` are those of n by which their times are known to grow.
        """
        found = []
        for family, power in islice(powers.items(), FAMILIES):
            self.progress(f"memory, {family}")
            self._known.add(family)
            found.append(self._series(family, "quick", self._ladder(family), power))
        return found

    def _ladder(self, family: str) -> list[Batch]:
        """Some sizes of a family that there are inputs of, small ones too: the large may take too long."""
        of_family = [batch for batch in self.batches if batch.family == family]
        timed = [batch for batch in of_family if batch.space is None]
        chosen = [few(timed[0]), few(timed[len(timed) // 2]), *(b for b in of_family if b.space is not None)]
        return sorted({batch.n: batch for batch in chosen}.values(), key=lambda batch: batch.n)

    def _confirmed(self, looks: Sequence[Series]) -> Seen | None:
        """The same verdict as the worst series, on fresh inputs in a fresh process."""
        above = [seen for seen in map(self.notes.note, looks) if seen[1].decision == "above"]
        if not above:
            return None
        series, _ = max(above, key=lambda seen: seen[1].rise)
        self.meter.close()
        sizes = spread(series.points[0].n, series.points[-1].n, PLANS["confirmation"].points)
        fresh = [self.fresh.batch(series.family, n, FEW_INPUTS) for n in sizes]
        again = self.notes.note(self._series(series.family, "confirmation", fresh))
        return again if again[1].decision == "above" else None

    def _checked(self, batch: Batch, peak: int | Outcome, first: bool) -> int | Outcome:
        """A measurement as it is; one that went wrong as its timed run did not is repeated.

        Raises Interrupted where it goes wrong only while its memory is counted, both times: a submission must
        not choose what is known of it.
        """
        if isinstance(peak, int) or not _is_strange(peak, first) or not self._has_been_timed(batch):
            return peak
        self.meter.close()
        again = self.meter.space(batch.inputs, self.background.seconds)
        if isinstance(again, int) or not _is_strange(again, first):
            return again
        raise Interrupted(batch, again)

    def _has_been_timed(self, batch: Batch) -> bool:
        """Whether a run of such a size, or a larger one, has come to its end when its time was measured."""
        for series, _ in self.notes.seen:
            if (series.family, series.resource, series.look) == (batch.family, "time", "quick"):
                return any(point.n >= batch.n for point in series.whole)
        return False

    def _series(self, family: str, look: Look, batches: Sequence[Batch], power: float = 0.0) -> Series:
        """The memory at ascending sizes, up to the first that takes too long.

        What the time grows by is the `power` of n at least: what must take too long is not tried.
        """
        points: list[Point] = []
        took = 0.0
        for batch in batches:
            if points and took * math.pow(batch.n / points[-1].n, power) > self.background.seconds:
                break
            theirs = batch.space
            if theirs is None:
                measured = self.sides.reference.space(batch.inputs, 20 * SECONDS)
                if not isinstance(measured, int):
                    raise self.sides.fault(batch, measured)
                theirs = measured
            began = time.monotonic()
            peak = self.meter.space(batch.inputs, self.background.seconds)
            took = time.monotonic() - began
            peak = self._checked(batch, peak, not points)
            point = point_of(batch, peak, theirs, self.background.limit)
            if point is None:
                break
            points.append(point)
            if point.cut:
                break
        return Series(family=family, resource="space", look=look, points=tuple(points))


def _is_strange(outcome: Outcome, first: bool) -> bool:
    """Whether a run went wrong as no honest one does because its memory is counted.

    Memory may run out at large sizes, where the counting takes as much again, and not at the first.
    """
    match outcome:
        case Raised(type_name="MemoryError") | Killed(cause="memory"):
            return first
        case Raised(type_name="RecursionError"):
            return True
        case Killed(cause="time", usage=usage):
            return usage.cpu is not None and usage.cpu < IDLE * usage.wall
    return False


def point_of(batch: Batch, peak: int | Outcome, reference: int, limit: int) -> Point | None:
    """The point that a measurement gives; None if it tells nothing, because it took too long.

    Raises Interrupted where the run failed as it does nowhere else.
    """
    cut = False
    match peak:
        case int():
            pass
        case Raised(type_name="MemoryError") | Killed(cause="memory"):
            peak, cut = limit, True
        case Raised(type_name="RecursionError") | Killed(cause="time"):
            return None
        case _:
            raise Interrupted(batch, peak)
    return Point(
        n=batch.n,
        bound=batch.space_bound,
        slack=1.0,
        yours=(float(peak),),
        reference=(float(reference),),
        cut=cut,
    )
