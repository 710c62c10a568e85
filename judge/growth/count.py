"""Counting one submission until every family is decided: a loop over families and sizes, no clock anywhere.

A family begins at the two largest sizes of its ladder. If its runs are dear it goes down instead of up: the
shape of the series is the same there, and a slow submission is rejected without being run for long. Where
the time of a family is above its bound, its memory is counted as well: what takes too much of both is
rejected for its memory. Else the memory of all families is counted at the end.
"""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from judge.growth import rule
from judge.growth.naming import judge_series
from judge.model.counted import Count, Peak, Uncounted
from judge.model.growth import Judgement, Point, Resource, Sample, Series
from judge.model.outcome import Outcome, Raised

WINDOW = 2
"""Sizes of a family that are counted first: they decide if the ratio is flat."""

DEAR = 3 * 10**8
"""Instructions expected of a run from which on a smaller size is counted instead of a larger one."""

FUEL = 2 * 10**9
"""Instructions of one run at most, 0.4 s on an idle machine."""

UNSURE_FUEL = 2 * FUEL
"""The same for a size that shall decide where smaller ones could not."""

FIRST_FUEL = 5 * 10**8
"""The same for the first run of a family, of which nothing is expected yet."""

FAR_FUEL, RISEN = 10**10, 2.5
"""Instructions of a run that looks far, and times what is expected of it at which it is cut off."""

CUT = 6.0
"""Times the instructions that are expected from a run, at which it is cut off: it has risen fivefold then."""

LEAST_FUEL = 10**8
"""Instructions that any run may take."""

MOST_SIZES = 7
"""Sizes of a family at most."""

SPACE_STEP = 4
"""Times that a size at which memory is counted exceeds the one before: sets grow fourfold at a time."""

SPACE_DEAR = 25_000_000
"""Instructions of the submission up to which a size is used for the memory: that takes four times as many."""

TRACING = 9
"""Times the instructions of a run that it may take while its memory is counted: 4 to 8 were measured."""

FEW = 8
"""Inputs of a sample whose memory is counted, where there are many."""

FLOOR = 512
"""Bytes that either side is taken to hold at least: a few small objects."""


class Counts(Protocol):
    """What counts runs of the submission, each in a fresh instance."""

    def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted: ...

    def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted: ...


class Suspect(Struct, frozen=True):
    """A counted run that was not right: perhaps only in this engine, which somebody else has to find out."""

    sample: Sample
    outcome: Outcome


class Found(Struct, frozen=True):
    """The series of one family with its judgement."""

    series: Series
    judgement: Judgement


class Counting:
    """Counts one submission. `check` compares raw results with a sample's and returns what is wrong with
    them; `larger(family, n)` makes a sample beyond the ladder, if there can be one.
    """

    def __init__(
        self,
        counts: Counts,
        ladder: dict[str, tuple[Sample, ...]],
        far: Sample | None,
        larger: Callable[[str, int], Sample | None],
        check: Callable[[Sample, bytes], Outcome | None],
        strict: bool,
        progress: Callable[[str], None],
    ) -> None:
        self.counts = counts
        self.ladder = ladder
        self.far = far
        self.larger = larger
        self.check = check
        self.strict = strict
        self.progress = progress
        self.found: list[Found] = []
        self._climbs: dict[str, tuple[Climb, dict[int, Point]]] = {}
        self.suspects: list[Suspect] = []
        self.uncounted: dict[str, str] = {}
        """Why a family was not counted to its end, by its name."""

    def run(self) -> Found | None:
        """Count family after family; return the first that is above the bound."""
        for family, steps in self.ladder.items():
            self.progress(family)
            found = self._time(family, steps)
            if found is not None and found.judgement.decision == "above":
                return self._or_its_memory(found)
        found = self._look_far()
        if found is not None and found.judgement.decision == "above":
            return self._or_its_memory(found)
        for family, steps in self.ladder.items():
            self.progress(f"memory, {family}")
            found = self._space(family, steps)
            if found is not None and found.judgement.decision == "above":
                return found
        return None

    def _or_its_memory(self, found: Found) -> Found:
        """Return the memory of the same family if that is above its bound as well; else what was found."""
        family = found.series.family
        space = self._space(family, self.ladder[family])
        return space if space is not None and space.judgement.decision == "above" else found

    # -- instructions --------------------------------------------------------------------------

    def _time(self, family: str, steps: Sequence[Sample]) -> Found | None:
        climb = Climb(steps, self.far if self.far is not None and self.far.family == family else None)
        points: dict[int, Point] = {}
        while (sample := self._next(climb, points)) is not None:
            point = self._point(sample, climb.fuel(sample, points))
            if point is None:
                break
            if point.cut and not climb.is_telling(point, points):
                climb.avoid(point, points)
                continue
            points[sample.n] = point
        if not points and climb.too_dear is not None:
            return self._file(_series(family, "time", {climb.too_dear.n: climb.too_dear}))
        if len(points) == 1:
            self.uncounted.setdefault(family, "its runs are too dear to be counted at more than one size")
        if self._is_in_doubt(family, points):
            self._count_far(climb, points)
        self._climbs[family] = climb, points
        return self._file(_series(family, "time", points))

    def _is_in_doubt(self, family: str, points: dict[int, Point]) -> bool:
        """Return whether a series that could be continued is about to be rejected."""
        series = _series(family, "time", points)
        unsure = len(points) >= WINDOW and not series.points[-1].cut and rule.find(series) == "more"
        return unsure and rule.find(series, last=True) == "above"

    def _look_far(self) -> Found | None:
        """Count one run more, however dear, of the family that costs most beside the reference.

        Costs that do not grow hide those that do, and so do costs that are put on small sizes alone.
        """
        timed = [f for f in self.found if f.series.resource == "time" and len(f.series.points) >= WINDOW]
        dearest = max(timed, key=lambda found: found.judgement.factor, default=None)
        if dearest is None or dearest.judgement.factor < rule.HIGH:
            return None
        climb, points = self._climbs[dearest.series.family]
        if not self._count_far(climb, points):
            return None
        self.found.remove(dearest)
        return self._file(_series(dearest.series.family, "time", points))

    def _count_far(self, climb: "Climb", points: dict[int, Point]) -> bool:
        """Count one size more, however dear; the run is cut off when it has risen beyond doubt."""
        n = round(max(points) * climb.step)
        if n >= climb.ceiling:
            return False
        family = climb.steps[0].family
        sample = next((s for s in climb.steps if s.n == n), None) or self.larger(family, n)
        if sample is None or climb.expected(sample, points) > FAR_FUEL:
            return False
        point = self._point(sample, min(FAR_FUEL, round(RISEN * climb.expected(sample, points))))
        if point is None or (point.cut and not climb.is_telling(point, points)):
            return False
        points[sample.n] = point
        return True

    def _next(self, climb: "Climb", points: dict[int, Point]) -> Sample | None:
        """Return the sample to count next, None if the series decides or cannot go on."""
        if not points:
            return climb.begin()
        series = _series(climb.steps[0].family, "time", points)
        if series.points[-1].cut or len(points) >= MOST_SIZES:
            return climb.down(points) if len(points) < WINDOW else None
        if len(points) < WINDOW:
            return climb.up(points, DEAR) or climb.down(points) or climb.up(points, UNSURE_FUEL)
        if (
            len(points) == WINDOW
            and rule.find(series) == "more"
            and (smaller := climb.down(points)) is not None
        ):
            return smaller  # which costs little, and says what the last step is compared with
        far = climb.far
        if far is not None and max(points) < far.n < climb.ceiling and climb.expected(far, points) <= FUEL:
            return far
        if rule.find(series) != "more":
            return climb.again(points)
        return climb.up(points, UNSURE_FUEL) or self._beyond(climb, points)

    def _beyond(self, climb: "Climb", points: dict[int, Point]) -> Sample | None:
        """Return a sample above the ladder, if it can be afforded."""
        last = points[max(points)]
        n = round(last.n * climb.step)
        if n >= climb.ceiling or last.yours * climb.step * max(1.0, climb.rise(points)) > UNSURE_FUEL:
            return None
        return self.larger(climb.steps[0].family, n)

    def _point(self, sample: Sample, fuel: int) -> Point | None:
        """Count one run; None where it cannot be counted."""
        count = self.counts.count(sample.inputs, fuel)
        if isinstance(count, Uncounted):
            self.uncounted.setdefault(sample.family, f"at n = {sample.n:,} {count.reason}")
            return None
        wrong = self.check(sample, count.results) if isinstance(count, Count) and not count.cut else None
        if not isinstance(count, Count) or wrong is not None:
            self._suspect(sample, wrong if isinstance(count, Count) else count)
            return None
        return Point(
            n=sample.n,
            bound=sample.time_bound,
            slack=sample.slack,
            yours=count.instructions + max(0, count.outside - sample.outside),
            reference=sample.instructions,
            cut=count.cut,
        )

    def _suspect(self, sample: Sample, outcome: Outcome | None) -> None:
        assert outcome is not None
        self.suspects.append(Suspect(sample, outcome))
        reason = f"at n = {sample.n:,} it went wrong in the counted engine only"
        self.uncounted.setdefault(sample.family, reason)

    # -- memory --------------------------------------------------------------------------------

    def _space(self, family: str, steps: Sequence[Sample]) -> Found | None:
        """Count the memory at two sizes that are not dear, and at larger ones as long as it grows."""
        costs = self._costs(family)
        cheap = [i for i, s in enumerate(steps) if _cost(costs, s) <= SPACE_DEAR] or [0]
        top = steps[cheap[-1]].n
        apart = [sample for sample in steps if _is_power(sample.n / top)]
        index = next(i for i, sample in enumerate(apart) if sample.n == top)
        points: dict[int, Point] = {}
        self._peaks(apart[max(0, index - 1) : index + 1], costs, points)
        larger = [sample for sample in apart[index + 1 :] if _cost(costs, sample) * TRACING <= FUEL]
        smaller = apart[max(0, index - 2) : max(0, index - 1)]
        for sample in [*larger, *smaller]:
            if not points or not self._unsure(family, points) or not self._peaks([sample], costs, points):
                break
        return self._file(_series(family, "space", points))

    def _unsure(self, family: str, points: dict[int, Point]) -> bool:
        return len(points) < 2 or rule.find(_series(family, "space", points)) == "more"

    def _costs(self, family: str) -> list[Point]:
        """Return what runs of a family are known to cost."""
        timed = [f.series for f in self.found if (f.series.family, f.series.resource) == (family, "time")]
        return list(timed[-1].points) if timed else []

    def _peaks(self, samples: Sequence[Sample], costs: Sequence[Point], points: dict[int, Point]) -> bool:
        """Count the memory of runs and add their points; False where it cannot be counted."""
        fuel = max(LEAST_FUEL, round(TRACING * _cost(costs, samples[-1])))
        peaks = self.counts.space([sample.inputs for sample in samples], fuel)
        if isinstance(peaks, Uncounted) or (isinstance(peaks, Raised) and peaks.type_name == "MemoryError"):
            return False  # counting memory takes more of everything: the run without it shows what that means
        if not isinstance(peaks, list):
            self._suspect(samples[-1], peaks)
            return False
        for sample, peak in zip(samples, peaks, strict=True):
            points[sample.n] = Point(
                n=sample.n,
                bound=sample.space_bound,
                slack=1.0,
                yours=peak.held + FLOOR,
                reference=sample.peak + FLOOR,
            )
        return True

    def _file(self, series: Series) -> Found | None:
        """Keep a series with its judgement; None without two points, unless even the smallest is too dear."""
        if len(series.points) < 2 and not (series.points and series.points[0].cut):
            return None
        found = Found(series, judge_series(series, self.strict))
        self.found.append(found)
        return found


class Climb:
    """Which sample of a family's ladder is counted next, by what the ones before have cost."""

    def __init__(self, steps: Sequence[Sample], far: Sample | None) -> None:
        self.steps = steps
        self.far = far
        self.step = steps[-1].n / steps[-2].n if len(steps) > 1 else rule.STEP
        self.start = max(0, len(steps) - WINDOW)
        self.first_fuel = FIRST_FUEL
        self.avoided = 0
        """The smallest size whose run was cut off before anything was expected of it."""
        self.too_dear: Point | None = None
        """The run at the smallest size, if even that is too dear."""
        self.ceiling = math.inf
        """The size from which on runs are too dear to be counted."""

    def begin(self) -> Sample | None:
        """Return the first sample: WINDOW sizes are left from there, or those above have been too dear."""
        return self.steps[self.start] if self.steps[self.start].n < self.ceiling else None

    def avoid(self, point: Point, points: dict[int, Point]) -> None:
        """Take a run that was cut off, which alone says nothing, for too dear: smaller ones come first."""
        if points or self.first_fuel == FUEL:
            self.ceiling = point.n
            self.too_dear = point
        elif self.start > 0:
            self.start //= 2
            self.avoided = point.n
        else:
            self.first_fuel = FUEL

    def again(self, points: dict[int, Point]) -> Sample | None:
        """Return the next sample on the way to the size that was avoided: smaller ones are no excuse."""
        return self.up(points, UNSURE_FUEL) if max(points) < self.avoided else None

    def is_telling(self, point: Point, points: dict[int, Point]) -> bool:
        """Return whether a run that was cut off has risen so far that it tells something."""
        ordered = [points[n] for n in sorted(points) if n < point.n]
        if not ordered:
            return False
        pair = [ordered[-1], point]
        return all(
            rule.rises(pair, curve)[0] >= rule.EVIDENT for curve in (rule.ratios(pair), rule.over_bound(pair))
        )

    def up(self, points: dict[int, Point], most: int) -> Sample | None:
        """Return the next larger sample, if a run is expected to take so many instructions at most."""
        larger = next((sample for sample in self.steps if max(points) < sample.n < self.ceiling), None)
        return larger if larger is not None and self.expected(larger, points) <= most else None

    def down(self, points: dict[int, Point]) -> Sample | None:
        """Return the next smaller sample."""
        return next((sample for sample in reversed(self.steps) if sample.n < min(points)), None)

    def expected(self, sample: Sample, points: dict[int, Point]) -> float:
        """Return the instructions that a run should take if it goes on growing beside the reference."""
        near = points[max([n for n in points if n < sample.n], default=min(points))]
        ratio = near.yours / max(near.reference, 1)
        steps = abs(math.log(sample.n / near.n) / math.log(rule.STEP))
        rise = max(1.0, self.rise(points)) ** steps if sample.n > near.n else 1.0
        return ratio * sample.instructions * rise

    def rise(self, points: dict[int, Point]) -> float:
        """Return the factor by which the ratio has risen in the last step, as in a fourfold one."""
        ordered = [points[n] for n in sorted(points)]
        risen = rule.rises(ordered, rule.ratios(ordered))
        return 1.0 + risen[-1] if risen else 1.0

    def fuel(self, sample: Sample, points: dict[int, Point]) -> int:
        """Return the instructions that a run may take."""
        if not points:
            return self.first_fuel
        return min(UNSURE_FUEL, max(LEAST_FUEL, round(CUT * self.expected(sample, points))))


def _cost(points: Sequence[Point], sample: Sample) -> float:
    """Return about what a run costs the submission at a sample, by what is known of the nearest sizes.

    Of many inputs the memory is counted of a few.
    """
    part = min(1.0, FEW / sample.calls) if sample.shared else 1.0
    if not points:
        return sample.instructions * part
    near = min(points, key=lambda point: abs(math.log(point.n / sample.n)))
    power = 1.0
    if len(points) > 1:
        a, b = points[-2], points[-1]
        power = math.log(max(b.yours, 1) / max(a.yours, 1)) / math.log(b.n / a.n)
    return part * near.yours * math.pow(sample.n / near.n, max(power, 0.0))


def _is_power(factor: float) -> bool:
    """Return whether a factor is about a power of SPACE_STEP."""
    power = math.log(factor, SPACE_STEP)
    return abs(power - round(power)) < 0.1


def _series(family: str, resource: Resource, points: dict[int, Point]) -> Series:
    ordered = tuple([points[n] for n in sorted(points)])
    return Series(family=family, resource=resource, points=ordered)
