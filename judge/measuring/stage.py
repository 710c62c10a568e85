"""The stage `growth`: a quick look at every family, a closer one where that is unclear, a confirmation.

Memory is looked at beside the time, in a process of its own on another processor. What takes too much of
both is told for its memory: that measurement comes out the same every time.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, groupby
from random import Random

from msgspec.structs import replace

from judge.casegen.batches import spread
from judge.engines.native.meter import AllowanceSpent
from judge.growth.judgement import FAR, TINY, UPPER_SPAN, ratio
from judge.growth.measure import CUT_RATIO, Interrupted, ReferenceFailed
from judge.measuring import sizes
from judge.measuring.climber import Climber
from judge.measuring.evidence import CACHED, Evidence
from judge.measuring.examples import example
from judge.measuring.fresh import Fresh
from judge.measuring.lines import Profiler
from judge.measuring.looks import (
    BEYOND,
    BLATANT,
    DOUBT,
    EVIDENT,
    FAR_BEYOND,
    FLAT_GLANCE,
    MOST_FAR_BEYOND,
    PLANS,
    RISING,
    SLOW,
    VERY_SLOW,
    Notes,
    Seen,
)
from judge.measuring.memory import Background, MemoryLooks
from judge.measuring.sides import Sides, WrongWhileMeasured
from judge.measuring.sizes import MOST_SECONDS, PATIENT_SECONDS
from judge.model.growth import Batch, Decision, Growth, Look, Resource, Series
from judge.model.problem import Package
from judge.model.result import CaseResult

MOST_IN_ALL = 90.0
"""Seconds that measuring a submission may take, itself alone: several times what any honest one does that is
not rejected."""

BEYOND_PATIENCE = 4.0
"""Times a run's limit, for each of the usual limits that its ratio takes up where it is flat: so much more
must be seen of what rises beyond."""

EARLY_PATIENCE = 10.0
"""Times the usual limit of a run, where the first look was cut off too early to tell anything."""

TOO_LONG = "a run takes more than {:,.0f} ms where the reference takes {:,.2f} ms: too long to be measured"
TOO_LONG_IN_ALL = "measuring its growth has taken more than {:g} s, several times as long as it may"


class GrowthStage:
    """Measures one submission. `batches` are those of the quick looks; `random` draws fresh inputs.

    `patience` multiplies the times that runs may take, `progress` is told what is measured now.
    """

    def __init__(
        self,
        package: Package,
        sides: Sides,
        background: Background,
        batches: Sequence[Batch],
        random: Random,
        patience: float = 1.0,
        progress: Callable[[str], None] = lambda what: None,
    ) -> None:
        self.complexity = package.problem.complexity
        self.sides = sides
        self.allowance = sides.yours.allowance
        self.background = background
        self.batches = batches
        self.progress = progress
        self.fresh = Fresh(package, random)
        self.notes = Notes()
        self.memory = MemoryLooks(background, sides, batches, self.fresh, self.notes, progress)
        self.profiler = Profiler(sides, self.fresh)
        self.climber = Climber(sides, background, patience)
        self.evidence = Evidence(
            self.profiler, self.fresh, self.notes, self.complexity, sides.yours.close, progress
        )
        self.evident: set[str] = set()
        """Families whose lines are evidence by themselves."""

    def judge(self) -> Growth | CaseResult:
        """The decision, or the failing result of a run that was not right."""
        try:
            return self._judge()
        except AllowanceSpent:
            too_long = TOO_LONG_IN_ALL.format(self.allowance.seconds)
            return self._growth("above", "time", None, too_long)
        except WrongWhileMeasured as wrong:
            return wrong.result
        except Interrupted as interrupted:
            return self.sides.failed(interrupted.batch, interrupted.outcome)
        except ReferenceFailed as failed:
            raise self.sides.fault(failed.batch, failed.outcome) from None

    def _judge(self) -> Growth:
        self.background.begin()
        looks = [self._twice(seen) for seen in list(self._quick_looks())]
        suspects = [seen for seen in looks if seen[1].decision != "within"]
        suspects.sort(key=lambda seen: (not seen[0].cut_short, -seen[1].rise * max(seen[1].slope, 0.01)))
        too_much = self.memory.of([series for series, _ in suspects]) if suspects else self.memory.of_all()
        if too_much is not None:
            return self._growth("above", "space", too_much)
        flat = [seen for seen in looks if seen[1].decision == "within"]
        unclear = None
        for decided in self._decided(suspects, flat):
            if decided[1].decision == "above":
                return self._growth("above", "time", decided)
            if decided[0].cut_short:
                return self._growth("above", "time", decided, _too_long(decided[0]))
            if decided[1].decision == "unclear":
                unclear = decided
        if suspects and (too_much := self.memory.of_all()) is not None:
            return self._growth("above", "space", too_much)
        return self._growth("unclear" if unclear else "within", "time", unclear)

    def _decided(self, suspects: Sequence[Seen], flat: list[Seen]) -> Iterator[Seen]:
        """What closer looks say of the suspects, and of flat families at sizes beyond; and what one more says
        that goes as far as a person waits, of the family in which there is still most doubt."""
        doubtful: list[tuple[float, Series]] = []
        for suspect in chain(suspects, self._beyond(flat)):
            decided = self._to_the_end(suspect[0], self._look_closer(suspect))
            series, judgement = decided
            if series.look == "closer" and judgement.decision == "within":
                flat.append(decided)
            if series.look in FAR and DOUBT.exceeded_by(judgement):
                doubtful.append((judgement.slope, suspect[0]))
            yield decided
        if doubtful:
            _, series = max(doubtful, key=lambda doubt: doubt[0])
            yield self._confirmed(series, "far", "far confirmation", PATIENT_SECONDS)

    def _to_the_end(self, before: Series, seen: Seen) -> Seen:
        """A look that was cut off too early to tell anything, which no honest one is, taken again in fresh
        processes.
        """
        if seen[1].decision != "unclear" or not seen[0].cut_short:
            return seen
        self.sides.close()
        return self._fresh_look(before, seen[0].look, MOST_SECONDS)

    # -- time ----------------------------------------------------------------------------------

    def _quick_looks(self) -> Iterator[Seen]:
        for family in dict.fromkeys(batch.family for batch in self.batches):
            self.progress(family)
            yield self.notes.note(self.climber.climb(family, "quick", self._quick_ladder(family)))

    def _quick_ladder(self, family: str) -> list[list[Batch]]:
        timed = [batch for batch in self.batches if batch.space is None and batch.family == family]
        return [list(repeats) for _, repeats in groupby(timed, lambda batch: batch.n)]

    def _twice(self, seen: Seen) -> Seen:
        """A quick look that noise may have made suspicious, with a second one in a fresh process."""
        series, judgement = seen
        if judgement.decision == "within" or series.points[-1].cut or BLATANT.exceeded_by(judgement):
            return seen
        self.sides.yours.close()
        return self.notes.merge(
            seen, self.climber.climb(series.family, "quick", self._quick_ladder(series.family))
        )

    def _beyond(self, flat: Sequence[Seen]) -> Iterator[Seen]:
        """The families that are flat so far, and run too many lines or are not flat at sizes beyond; flat at
        a low ratio is flat.

        A submission that burns time at small sizes pays for it with a ratio that is high everywhere.
        """
        for before in flat:
            if before[1].factor >= SLOW or RISING.exceeded_by(before[1]):
                if before[0].look == "quick" and self.evidence.of_too_many_lines(before[0]):
                    yield before
                else:
                    yield from self._look_beyond(before, BEYOND)
        very_slow = [seen for seen in flat if seen[1].factor >= VERY_SLOW]
        for before in self.fresh.random.sample(very_slow, min(len(very_slow), MOST_FAR_BEYOND)):
            yield from self._look_beyond(before, FAR_BEYOND)

    def _look_beyond(self, before: Seen, beyond: tuple[float, float]) -> Iterator[Seen]:
        """A family at the largest size of the quick look and one beyond it, if it has risen there."""
        series, judgement = before
        largest = self.complexity.sizes[1]
        patience = max(1.0, 2 * judgement.factor / CUT_RATIO)
        two = [largest, sizes.times(series, largest, self.fresh.random.uniform(*beyond), largest)]
        if series.points[-1].n < largest and beyond is BEYOND:  # it has been cut off on the way up
            two = [max(series.points[-1].n, math.ceil(largest / UPPER_SPAN)), largest]
        found = self.notes.note(self._climb_fresh(series.family, "beyond", two, 1, patience))
        if found[1].decision == "above" and not found[0].points[-1].cut:
            self.sides.yours.close()
            again = self._climb_fresh(series.family, "beyond", two, 1, patience)
            found = self.notes.merge(found, again)
        if found[1].decision == "unclear":
            self.sides.yours.close()
            found = self.notes.note(self._climb_fresh(series.family, "beyond", two, 1, 2 * patience))
        if found[1].decision != "within":
            yield found

    def _look_closer(self, suspect: Seen) -> Seen:
        """A suspect looked at again: above only if fresh processes and inputs confirm it.

        Lines that are run too often are evidence by themselves, and a line that takes ever longer is if the
        growth is evident. Else the growth is hidden inside many short calls, or comes from memory that has
        outgrown the caches, which other programs make smaller than they are; far sizes tell the two apart.
        """
        series, judgement = suspect
        evidence = self.evidence.of(series) if series.look != "beyond" else None
        if evidence is not None:
            self.evident.add(series.family)
            confirmed = self._confirmed(series, None, "confirmation")
            if confirmed[1].decision != "above" and evidence == "steps":
                # larger inputs may be served in another way: what was seen at these sizes is still true
                confirmed = self._confirmed(series, None, "closer")
            certain = evidence == "steps" or self.fresh.slow or EVIDENT.exceeded_by(confirmed[1])
            if certain or confirmed[1].decision != "above":
                return confirmed
        last = series.points[-1]
        fits = last.cut and last.n <= self.complexity.sizes[1] // CACHED
        if series.look == "beyond" or not (self.fresh.slow or fits):
            return self._confirmed(series, "far", "far confirmation")
        clear = BLATANT.exceeded_by(judgement) and not series.cut_short
        return self._confirmed(series, None if clear else "closer", "confirmation")

    def _confirmed(
        self, series: Series, first: Look | None, confirmation: Look, seconds: float = MOST_SECONDS
    ) -> Seen:
        """A first look, if there is one, and a confirmation in fresh processes; one more of these where far
        looks agree that it grows, and not on how much."""
        if first is not None:
            series, judgement = self._fresh_look(series, first, seconds)
            if judgement.decision != "above":
                return series, judgement
        self.sides.close()
        seen = self._fresh_look(series, confirmation, seconds)
        if seen[1].decision == "within" and seen[0].look in FAR and DOUBT.exceeded_by(seen[1]):
            self.sides.close()
            seen = self._fresh_look(series, confirmation, seconds)
        return self.notes.unclear(seen) if seen[1].decision == "within" else seen

    def _fresh_look(self, before: Series, look: Look, seconds: float) -> Seen:
        """Measure a family on fresh inputs, at larger sizes if the last look was not cut off.

        A far look ends with a glance at both ends where that is flat: it seldom is not.
        """
        plan = PLANS[look]
        largest = sizes.largest(before, plan, self.complexity.sizes[1], self.fresh.slow, seconds)
        early = before.look != "beyond" and before.cut_short
        patience = EARLY_PATIENCE if early else plan.patience
        if before.look in ("beyond", "far"):
            patience = max(patience, BEYOND_PATIENCE * ratio(before.points[0], TINY["time"]) / CUT_RATIO)
        ladder = spread(max(1, largest // plan.span), largest, plan.points)
        if look == "far":
            ends = [ladder[0], ladder[-1]]
            glance = self.notes.note(self._climb_fresh(before.family, look, ends, 1, patience))
            if glance[1].decision == "within" and glance[1].rise < FLAT_GLANCE:
                return glance
        repeats = 1 if early else plan.repeats
        return self.notes.note(self._climb_fresh(before.family, look, ladder, repeats, patience))

    def _climb_fresh(
        self, family: str, look: Look, ladder: Sequence[int], repeats: int, patience: float
    ) -> Series:
        """Measure a family on fresh inputs of such sizes."""
        steps = []
        for n in ladder:
            self.progress(f"{family} again, n = {n:,}")
            steps.append([self.fresh.batch(family, n) for _ in range(repeats)])
        return self.climber.climb(family, look, steps, patience)

    # -- the result ----------------------------------------------------------------------------

    def _growth(
        self, decision: Decision, resource: Resource, shown: Seen | None, too_long: str = ""
    ) -> Growth:
        seen = self.notes.seen
        timed = [(series, judgement) for series, judgement in seen if series.resource == "time"]
        if shown is None:
            shown = max(timed, key=lambda seen: seen[1].slope, default=None)
        growth = Growth(
            decision=decision,
            resource=resource,
            bound=self.complexity.time if resource == "time" else self.complexity.space,
            series=tuple(series for series, _ in seen),
            judgements=tuple(judgement for _, judgement in seen),
            shown=seen.index(shown) if shown is not None else None,
            too_long=too_long,
            factor=max((judgement.factor for _, judgement in timed), default=None),
        )
        if decision != "above" or shown is None or self.allowance.left <= 0:
            return growth
        return self._explained(growth, shown[0])

    def _explained(self, growth: Growth, shown: Series) -> Growth:
        """A rejection with all that tells why."""
        line = None
        with suppress(AllowanceSpent):  # the decision stands, whatever more can be found out
            if growth.resource == "space":
                line = self.profiler.largest(shown)
            elif not growth.too_long:
                line = self.profiler.costliest(shown, known=shown.family in self.evident)
        return replace(
            growth,
            example=example(self.fresh, shown.family),
            about=self.fresh.about(shown.family),
            line=line,
        )


def _too_long(series: Series) -> str:
    """What is told of a series that was cut off too early twice."""
    point = series.points[-1]
    return TOO_LONG.format(1000 * min(point.yours), 1000 * min(point.reference))
