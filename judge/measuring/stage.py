"""The stage `growth`: a quick look at every family, a closer one where that is unclear, a confirmation.

Memory is looked at beside the time, in a process of its own on another processor. What takes too much of
both is told for its memory: that measurement comes out the same every time.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from random import Random

from msgspec.structs import replace

from judge.casegen.batches import FEW_INPUTS, Batches, few, grows_slowly, spread, unshared
from judge.casegen.generator import Generator
from judge.growth.judgement import FEWEST_WHOLE, judge_series
from judge.growth.measure import Interrupted, ReferenceFailed, climb
from judge.measuring.examples import Examples
from judge.measuring.lines import Profiler
from judge.measuring.memory import Background, memory_series
from judge.measuring.sides import NeedsOwnCopies, Sides, WrongWhileMeasured
from judge.model.growth import Batch, Decision, Growth, Judgement, Look, Resource, Series
from judge.model.problem import Package
from judge.model.result import CaseResult

BLATANT = (0.45, 3.0)
"""Slope and rise of a quick look from which on a closer one would add nothing to a confirmation."""

FACTORS: dict[Look, int] = {"confirmation": 2, "far": 4, "far confirmation": 6}
"""Times the largest size of the quick look that the later ones go up to."""

SLOW_FACTORS: dict[Look, int] = {"closer": 1, "confirmation": 1}
"""The same for bounds below n: where an input outgrows the processor's caches, every step of a reference
that takes few becomes several times as slow, and hides what is looked for."""

LOOK_SPAN = 32
"""Times the smallest size of a closer look that the largest one is."""

CLOSER_POINTS, CLOSER_REPEATS = 7, 3
CONFIRMATION_POINTS, CONFIRMATION_REPEATS = 5, 2

LARGEST_INPUT = 1 << 19
"""Elements of the largest input that is built for a look."""

STEPS_POINTS, STEPS_SPAN = 4, 16
"""Sizes at which lines are counted and timed, and times that the largest exceeds the smallest."""

STEPS_SECONDS = 0.01
"""Seconds of a usual run up to which that does not take too long."""

MOST_SUSPECTS = 3
"""Families that are looked at again, the steepest first: what is too slow is seldom so in the fourth only."""

MEMORY_FAMILIES = 2
"""Families of which the memory is looked at where their time is suspect: each may take seconds."""

OWN_COPIES = 16
"""Inputs of a batch where each has its own copy of everything."""

FAR: tuple[Look, ...] = ("far", "far confirmation")
FAR_PATIENCE = 5.0
"""Times the usual limit of a run in a far look: where only much larger ratios count, they must be reached."""

EARLY_PATIENCE = 10.0
"""Times the usual limit of a run, where the first look was cut off too early to tell anything."""

Seen = tuple[Series, Judgement]


class GrowthStage:
    """Measures one submission. `batches` are those of the quick looks; `random` draws fresh inputs.

    `source` are the lines of the submission, `patience` multiplies the times that runs may take.
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
        self.package = package
        self.complexity = package.problem.complexity
        self.sides = sides
        self.background = background
        self.batches = batches
        self.random = random
        self.patience = patience
        self.progress = progress
        self.seen: list[Seen] = []
        self.strict: set[str] = set()
        """Families whose inputs must not share anything."""
        self._maker: Batches | None = None

    @property
    def profiler(self) -> Profiler:
        return Profiler(self.sides, self.maker, self.random)

    @property
    def maker(self) -> Batches:
        """Makes fresh inputs; loading the package's generator takes a moment, so only where it is needed."""
        if self._maker is None:
            self._maker = Batches(Generator(self.package))
        return self._maker

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
        if not suspects:
            looks = self.background.finish()
            told = [series for series in looks if len(series.points) > 1]
            untold = [series.family for series in looks if len(series.points) <= 1]
            too_much = self._above([*told, *self._memory_of(untold[:MEMORY_FAMILIES])])
        else:
            self.background.stop()
            families = [series.family for series, _ in suspects]
            too_much = self._above(self._memory_of(families[:MEMORY_FAMILIES]))
        if too_much is not None:
            confirmed = self._confirmed_memory(too_much)
            if confirmed is not None:
                return self._growth("above", "space", confirmed)
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
            steps = [[unshared(b, OWN_COPIES) for b in step] for step in ladder] if strict else ladder

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
            return self._note(series)

    def _note(self, series: Series) -> Seen:
        seen = series, judge_series(series)
        self.seen.append(seen)
        return seen

    def _look_closer(self, suspect: Seen) -> Seen:
        """A suspect looked at again: above only if fresh processes and inputs confirm it.

        Lines that are run too often are evidence by themselves. Without them the growth is hidden inside
        calls, or comes from memory that has outgrown the caches; far sizes tell the two apart.
        """
        series, judgement = suspect
        if self._has_evidence(series):
            return self._confirmed(series, None, "confirmation")
        if not grows_slowly(self.maker.time):
            return self._confirmed(series, "far", "far confirmation")
        blatant = judgement.slope >= BLATANT[0] and judgement.rise >= BLATANT[1]
        whole = sum(not point.cut for point in series.points) >= FEWEST_WHOLE
        return self._confirmed(series, None if blatant and whole else "closer", "confirmation")

    def _confirmed(self, series: Series, first: Look | None, confirmation: Look) -> Seen:
        """A first look, if there is one, and a confirmation in fresh processes."""
        if first is not None:
            series, judgement = self._fresh_look(series, first, CLOSER_POINTS, CLOSER_REPEATS)
            if judgement.decision != "above":
                return series, judgement
        self.sides.close()
        confirmed, again = self._fresh_look(series, confirmation, CONFIRMATION_POINTS, CONFIRMATION_REPEATS)
        return self._unclear((confirmed, again)) if again.decision == "within" else (confirmed, again)

    def _unclear(self, seen: Seen) -> Seen:
        """A series that does not agree with the look before it."""
        unclear = seen[0], _with_decision(seen[1], "unclear")
        self.seen[self.seen.index(seen)] = unclear
        return unclear

    def _has_evidence(self, series: Series) -> bool:
        """Whether a family makes the submission run too many lines, or one line for too long.

        At sizes that fit the processor's caches, so that only the submission itself can be the reason.
        """
        quick = [point.n for point in series.points if min(point.yours) <= STEPS_SECONDS and not point.cut]
        top = min(max(quick, default=series.points[0].n // 4), self.complexity.sizes[1] // 4)
        self.progress(f"lines of {series.family}")
        for _ in range(2):  # times have noise: they must say so twice, in fresh processes
            profile = self.profiler.profile(
                series.family, spread(max(1, top // STEPS_SPAN), top, STEPS_POINTS)
            )
            above = [found.resource for found in profile if self._note(found)[1].decision == "above"]
            if "line" not in above or "steps" in above:
                return bool(above)
            self.sides.close()
        return True

    def _fresh_look(self, before: Series, look: Look, points: int, repeats: int) -> Seen:
        """Measure a family on fresh inputs, at larger sizes if the last look was not cut off."""
        last = before.points[-1]
        early = sum(not point.cut for point in before.points) < FEWEST_WHOLE
        if last.cut:
            largest = last.n
        else:
            factors = SLOW_FACTORS if grows_slowly(self.maker.time) else FACTORS
            largest = min(self.complexity.sizes[1] * factors[look], self._largest_valid())
        family = self.maker.family(before.family)
        ladder = []
        for n in spread(max(1, largest // LOOK_SPAN), largest, points):
            self.progress(f"{before.family}, n = {n:,}")
            count = 1 if early else repeats
            ladder.append([self.maker.batch(family, n, self.random) for _ in range(count)])
        patience = EARLY_PATIENCE if early else FAR_PATIENCE if look in FAR else 1.0
        return self._climb(before.family, look, ladder, patience)

    def _largest_valid(self) -> int:
        """No input of a family may become larger than this."""
        return max(LARGEST_INPUT, self.complexity.sizes[1])

    # -- memory --------------------------------------------------------------------------------

    def _above(self, looks: Sequence[Series]) -> Series | None:
        """The series of memory that is farthest above its bound, if one is."""
        noted = [self._note(series) for series in looks]
        above = [seen for seen in noted if seen[1].decision == "above"]
        return max(above, key=lambda seen: seen[1].rise)[0] if above else None

    def _memory_of(self, families: Sequence[str]) -> list[Series]:
        """The memory that families take whose time is suspect, at sizes that do not take too long."""
        found = []
        for family in families:
            self.progress(f"memory, {family}")
            steps = self._memory_ladder(family)
            series = memory_series(family, "quick", steps, self.background.meter, self.sides, self.patience)
            found.append(series)
        return found

    def _memory_ladder(self, family: str) -> list[Batch]:
        """Some sizes of a family that there are inputs of, small ones too: the large may take too long."""
        of_family = [batch for batch in self.batches if batch.family == family]
        timed = [batch for batch in of_family if batch.space is None]
        chosen = [few(timed[0]), few(timed[len(timed) // 2]), *(b for b in of_family if b.space is not None)]
        return sorted({batch.n: batch for batch in chosen}.values(), key=lambda batch: batch.n)

    def _confirmed_memory(self, series: Series) -> Seen | None:
        """The same verdict on fresh inputs in a fresh process; None if it does not come again."""
        self.background.meter.close()
        family = self.maker.family(series.family)
        sizes = spread(series.points[0].n, series.points[-1].n, CONFIRMATION_POINTS)
        fresh = [self.maker.batch(family, n, self.random, FEW_INPUTS) for n in sizes]
        again = self._note(
            memory_series(
                series.family, "confirmation", fresh, self.background.meter, self.sides, self.patience
            )
        )
        return again if again[1].decision == "above" else None

    # -- the result ----------------------------------------------------------------------------

    def _growth(self, decision: Decision, resource: Resource, shown: Seen | None) -> Growth:
        bound = self.complexity.time if resource == "time" else self.complexity.space
        if shown is None:
            timed = [seen for seen in self.seen if seen[0].resource == "time"]
            shown = max(timed, key=lambda seen: seen[1].slope, default=None)
        index = self.seen.index(shown) if shown is not None else None
        factors = [judgement.factor for series, judgement in self.seen if series.resource == "time"]
        explained = Examples(self.maker, self.random) if decision == "above" and shown else None
        return Growth(
            decision=decision,
            resource=resource,
            bound=bound,
            series=tuple(series for series, _ in self.seen),
            judgements=tuple(judgement for _, judgement in self.seen),
            shown=index,
            example=explained.example(shown[0].family) if explained and shown else "",
            about=explained.about(shown[0].family) if explained and shown else "",
            line=self.profiler.costliest(shown[0]) if explained and shown and resource == "time" else None,
            factor=max(factors, default=None),
        )


def _with_decision(judgement: Judgement, decision: Decision) -> Judgement:
    return replace(judgement, decision=decision)
