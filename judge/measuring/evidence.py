"""Evidence that does not come from the clock of whole runs: what single lines of the submission do.

How often lines run has no noise. How long one takes by itself has, but memory that has outgrown the caches of
the processor slows a line down by some waiting only, while work hidden inside its calls grows without end.
"""

from collections.abc import Callable

from judge.casegen.batches import spread
from judge.measuring import sizes
from judge.measuring.fresh import Fresh
from judge.measuring.lines import Profiler
from judge.measuring.looks import Notes
from judge.model.growth import Resource, Series
from judge.model.problem import Complexity

POINTS, SPAN = 4, 16
"""Sizes at which lines are counted and timed, and times that the largest exceeds the smallest."""

CACHED = 4
"""Part of the largest size of the quick look up to which all data fit the processor's caches."""

SECONDS = 0.01
"""Seconds of a usual run up to which that does not take too long."""


class Evidence:
    """Looks at the lines of one submission."""

    def __init__(
        self,
        profiler: Profiler,
        fresh: Fresh,
        notes: Notes,
        complexity: Complexity,
        anew: Callable[[], None],
        progress: Callable[[str], None],
    ) -> None:
        self.profiler = profiler
        self.fresh = fresh
        self.notes = notes
        self.largest = complexity.sizes[1]
        self.anew = anew
        """Lets the next run have a fresh process."""
        self.progress = progress

    def of_too_many_lines(self, series: Series) -> bool:
        """Whether the lines that run outgrow the bound, by one run at two sizes: noise cannot hide that."""
        profile = self.profiler.profile(series.family, self._cached_sizes(series, 2), repeats=1)
        steps = [found for found in profile if found.resource == "steps"]
        return any(self.notes.note(found)[1].decision == "above" for found in steps)

    def of(self, series: Series) -> Resource | None:
        """Whether a family makes the submission run too many lines, or one line for too long.

        At sizes that fit the processor's caches, so that only the submission itself can be the reason.
        """
        ladder = self._cached_sizes(series, POINTS)
        self.progress(f"lines of {series.family}")
        for _ in range(2):  # times have noise: they must say so twice, in fresh processes
            profile = self.profiler.profile(series.family, ladder)
            above = [found.resource for found in profile if self.notes.note(found)[1].decision == "above"]
            if "steps" in above:
                return "steps"
            if "line" not in above:
                return None
            self.anew()
        return "line"

    def of_work_inside_a_line(self, series: Series) -> bool:
        """Whether a line takes ever longer, and longer than waiting for memory can take: at a glance, then in
        a fresh process. Where the bound is below n, one call may honestly wait as long as it takes there.
        """
        if self.fresh.slow:
            return False
        top = sizes.for_lines(series, self.largest)
        self.progress(f"lines of {series.family}, n = {top:,}")
        for points, repeats in ((2, 1), (POINTS, 3)):
            self.anew()
            ladder = spread(max(1, top // SPAN), top, points)
            found = self.profiler.longest_line(series.family, ladder, repeats)
            if found is None or self.notes.note(found)[1].decision != "above":
                return False
        return True

    def _cached_sizes(self, series: Series, points: int) -> list[int]:
        quick = [point.n for point in series.whole if min(point.yours) <= SECONDS]
        top = min(max(quick, default=series.points[0].n // 4), self.largest // CACHED)
        return spread(max(1, top // SPAN), top, points)
