"""Evidence that does not come from the clock of whole runs: what single lines of the submission do.

How often lines run has no noise. How long one takes by itself has, and tells something only as long as all
data fit the caches of the processor: beyond, waiting for memory looks like work hidden inside its calls.
"""

from collections.abc import Callable

from judge.casegen.batches import spread
from judge.measuring import sizes
from judge.measuring.fresh import Fresh
from judge.measuring.lines import Profiler
from judge.measuring.looks import Notes, Seen
from judge.model.growth import Judgement, Look, Resource, Series
from judge.model.problem import Complexity

POINTS, SPAN = 4, 16
"""Sizes at which lines are counted and timed, and times that the largest exceeds the smallest."""

CACHED = 4
"""Part of the largest size of the quick look up to which all data fit the processor's caches."""

SECONDS = 0.01
"""Seconds of a usual run up to which that does not take too long."""

DOUBTFUL, CERTAIN = 0.20, 0.42
"""Slopes of a count between which it is taken at larger sizes as well. At small ones a factor log n has up to
0.33, and one of sqrt(n) little more."""

MOST_LINES = 500_000
"""Lines of a run that are counted then, in about half a second."""


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
        counted = self._counted(series, self._cached(series), "quick")
        return counted is not None and self._too_many(*counted)

    def of(self, series: Series) -> Resource | None:
        """Whether a family makes the submission run too many lines, or one line for too long.

        At sizes that fit the processor's caches, so that only the submission itself can be the reason.
        """
        top = self._cached(series)
        self.progress(f"lines of {series.family}")
        for _ in range(2):  # times have noise: they must say so twice, in fresh processes
            profile = self.profiler.profile(series.family, _ladder(top, POINTS))
            found = {one.resource: self.notes.note(one) for one in profile}
            if "steps" in found and self._too_many(*found["steps"]):
                return "steps"
            if "line" not in found or found["line"][1].decision != "above":
                return None
            self.anew()
        return "line"

    def _too_many(self, lines: Series, counted: Judgement) -> bool:
        """Whether so many lines are too many. Where that is in doubt they are counted at larger sizes, to
        which no cache matters: there a logarithm is flatter, and constant parts weigh less.
        """
        if not DOUBTFUL < counted.slope < CERTAIN:
            return counted.decision == "above"
        top = sizes.for_count(lines, MOST_LINES)
        again = self._counted(lines, top, "far") if top >= 2 * lines.points[-1].n else None
        return (again[1] if again else counted).decision == "above"

    def _counted(self, series: Series, top: int, look: Look) -> Seen | None:
        """The lines that run up to a size; None if the run does not come to its end."""
        self.progress(f"lines of {series.family}, n = {top:,}")
        lines = self.profiler.count(series.family, _ladder(top, 2), look)
        return self.notes.note(lines) if lines is not None else None

    def _cached(self, series: Series) -> int:
        """The largest size at which a run is quick and all data fit the processor's caches."""
        quick = [point.n for point in series.whole if min(point.yours) <= SECONDS]
        return min(max(quick, default=series.points[0].n // 4), self.largest // CACHED)


def _ladder(top: int, points: int) -> list[int]:
    """So many sizes up to the largest."""
    return spread(max(1, top // SPAN), top, points)
