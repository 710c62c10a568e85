"""The stage `growth`: a quick look at every family, a closer one where that is unclear, a confirmation.

Memory is looked at beside the time, in a process of its own on another processor. What takes too much of
both is told for its memory: that measurement comes out the same every time.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from random import Random

from msgspec.structs import replace

from judge.casegen.batches import few, spread
from judge.growth.judgement import FEWEST_WHOLE
from judge.growth.measure import Interrupted, ReferenceFailed, climb
from judge.measuring.examples import example
from judge.measuring.fresh import Fresh
from judge.measuring.lines import Profiler
from judge.measuring.looks import LARGEST_INPUT, LOOK_SPAN, PLANS, SLOW_FACTOR, Notes, Seen
from judge.measuring.memory import Background, MemoryLooks
from judge.measuring.sides import NeedsOwnCopies, Sides, WrongWhileMeasured
from judge.model.growth import Batch, Decision, Growth, Look, Resource, Series
from judge.model.problem import Package
from judge.model.result import CaseResult

BLATANT = (0.45, 3.0)
"""Slope and rise of a quick look from which on a closer one would add nothing to a confirmation."""

STEPS_POINTS, STEPS_SPAN = 4, 16
"""Sizes at which lines are counted and timed, and times that the largest exceeds the smallest."""

STEPS_SECONDS = 0.01
"""Seconds of a usual run up to which that does not take too long."""

MOST_SUSPECTS = 3
"""Families that are looked at again, the steepest first: what is too slow is seldom so in the fourth only."""

OWN_COPIES = 16
"""Inputs of a batch where each has its own copy of everything."""

EARLY_PATIENCE = 10.0
"""Times the usual limit of a run, where the first look was cut off too early to tell anything."""


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
        self.background = background
        self.batches = batches
        self.patience = patience
        self.progress = progress
        self.fresh = Fresh(package, random)
        self.notes = Notes()
        self.memory = MemoryLooks(background, sides, batches, self.fresh, self.notes, progress)
        self.profiler = Profiler(sides, self.fresh)
        self.strict: set[str] = set()
        """Families whose inputs must not share anything."""

    def judge(self) -> Growth | CaseResult:
        """The decision, or the failing result of a run that was not right."""
        try:
            return self._judge()
        except WrongWhileMeasured as wrong:
            return wrong.result
        except Interrupted as interrupted:
            return self.sides.failed(interrupted.batch, interrupted.outcome)
        except ReferenceFailed as failed:
            raise self.sides.fault(failed.batch, failed.outcome) from None

    def _judge(self) -> Growth:
        self.background.begin()
        suspects = self._suspects(list(self._quick_looks()))
        families = [series.family for series, _ in suspects]
        too_much = self.memory.of(families) if suspects else self.memory.of_all()
        if too_much is not None:
            return self._growth("above", "space", too_much)
        unclear = None
        for suspect in suspects[:MOST_SUSPECTS]:
            decided = self._look_closer(suspect)
            if decided[1].decision == "above":
                return self._growth("above", "time", decided)
            if decided[1].decision == "unclear":
                unclear = decided
        return self._growth("unclear" if unclear else "within", "time", unclear)

    # -- time ----------------------------------------------------------------------------------

    def _quick_looks(self) -> Iterator[Seen]:
        timed = [batch for batch in self.batches if batch.space is None]
        for family, group in groupby(timed, lambda batch: batch.family):
            self.progress(family)
            ladder = [list(repeats) for _, repeats in groupby(group, lambda batch: batch.n)]
            yield self._climb(family, "quick", ladder)

    def _suspects(self, looks: Sequence[Seen]) -> list[Seen]:
        """The series that are not within the bound for certain, the steepest first."""
        suspects = [seen for seen in looks if seen[1].decision != "within"]
        return sorted(suspects, key=lambda seen: -seen[1].rise * max(seen[1].slope, 0.01))

    def _climb(
        self, family: str, look: Look, ladder: Sequence[Sequence[Batch]], patience: float = 1.0
    ) -> Seen:
        """Measure a family, with inputs that share nothing if it turns out to need that."""
        while True:
            strict = family in self.strict
            steps = ladder
            if strict:
                steps = [[few(batch, OWN_COPIES, share=False) for batch in step] for step in ladder]

            def check(batch: Batch, strict: bool = strict) -> None:
                self.sides.check(batch, strict)
                self.background.go_on()

            try:
                series = climb(
                    family,
                    look,
                    steps,
                    self.sides.yours,
                    self.sides.reference,
                    check,
                    self.patience * patience,
                    strict,
                )
            except NeedsOwnCopies:
                self.strict.add(family)
                continue
            return self.notes.note(series)

    def _look_closer(self, suspect: Seen) -> Seen:
        """A suspect looked at again: above only if fresh processes and inputs confirm it.

        Lines that are run too often are evidence by themselves. Without them the growth is hidden inside
        calls, or comes from memory that has outgrown the caches; far sizes tell the two apart.
        """
        series, judgement = suspect
        if self._has_evidence(series):
            return self._confirmed(series, None, "confirmation")
        if not self.fresh.slow:
            return self._confirmed(series, "far", "far confirmation")
        blatant = judgement.slope >= BLATANT[0] and judgement.rise >= BLATANT[1]
        whole = len(series.whole) >= FEWEST_WHOLE
        return self._confirmed(series, None if blatant and whole else "closer", "confirmation")

    def _confirmed(self, series: Series, first: Look | None, confirmation: Look) -> Seen:
        """A first look, if there is one, and a confirmation in fresh processes."""
        if first is not None:
            series, judgement = self._fresh_look(series, first)
            if judgement.decision != "above":
                return series, judgement
        self.sides.close()
        confirmed, again = self._fresh_look(series, confirmation)
        seen = confirmed, again
        return self.notes.unclear(seen) if again.decision == "within" else seen

    def _has_evidence(self, series: Series) -> bool:
        """Whether a family makes the submission run too many lines, or one line for too long.

        At sizes that fit the processor's caches, so that only the submission itself can be the reason.
        """
        quick = [point.n for point in series.whole if min(point.yours) <= STEPS_SECONDS]
        top = min(max(quick, default=series.points[0].n // 4), self.complexity.sizes[1] // 4)
        self.progress(f"lines of {series.family}")
        for _ in range(2):  # times have noise: they must say so twice, in fresh processes
            profile = self.profiler.profile(
                series.family, spread(max(1, top // STEPS_SPAN), top, STEPS_POINTS)
            )
            above = [found.resource for found in profile if self.notes.note(found)[1].decision == "above"]
            if "line" not in above or "steps" in above:
                return bool(above)
            self.sides.yours.close()
        return True

    def _fresh_look(self, before: Series, look: Look) -> Seen:
        """Measure a family on fresh inputs, at larger sizes if the last look was not cut off."""
        plan = PLANS[look]
        last = before.points[-1]
        largest = last.n
        if not last.cut:
            factor = SLOW_FACTOR if self.fresh.slow else plan.factor
            first = self.complexity.sizes[1]
            largest = min(first * factor, max(first, LARGEST_INPUT))
        early = len(before.whole) < FEWEST_WHOLE
        ladder = []
        for n in spread(max(1, largest // LOOK_SPAN), largest, plan.points):
            self.progress(f"{before.family}, n = {n:,}")
            repeats = 1 if early else plan.repeats
            ladder.append([self.fresh.batch(before.family, n) for _ in range(repeats)])
        return self._climb(before.family, look, ladder, EARLY_PATIENCE if early else plan.patience)

    # -- the result ----------------------------------------------------------------------------

    def _growth(self, decision: Decision, resource: Resource, shown: Seen | None) -> Growth:
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
            factor=max((judgement.factor for _, judgement in timed), default=None),
        )
        return self._explained(growth, shown[0]) if decision == "above" and shown is not None else growth

    def _explained(self, growth: Growth, shown: Series) -> Growth:
        """A rejection with all that tells why."""
        return replace(
            growth,
            example=example(self.fresh, shown.family),
            about=self.fresh.about(shown.family),
            line=self.profiler.costliest(shown) if growth.resource == "time" else None,
        )
