"""Running a submission line by line: how often each line runs, and how long."""

import time
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from judge.casegen.batches import FEW_INPUTS
from judge.growth.judgement import TINY, fitted_slope
from judge.growth.naming import Costs, costliest_line
from judge.measuring.fresh import Fresh
from judge.measuring.sides import Sides
from judge.model.growth import Batch, CostlyLine, Look, Point, Resource, Series
from judge.model.show import source_lines

REPEATS = 3
"""Runs at each size, of which the least counts."""

RUN_SECONDS = 2.0
"""Seconds of one run at most."""

BLAME_SECONDS = 0.4
"""Seconds for finding the costliest line, at sizes that double."""

SHARE = 0.05
"""Part of the whole time that a line must have to count."""

COUNTING = 0.6
"""Part of the time of the quickest line that is taken for the cost of counting."""

FEW_RUNS, MOSTLY = 8, 0.9
"""Runs of a line, and the part of them that was quick, from which on the others are taken for disturbed."""

SOME_RUNS = 32
"""Runs of a line from which on its time can be the quickest of all."""

OFTEN = 8
"""A line is run often if it runs at least n / 8 times. Of one that is not, such as a single sort, the growth
of its cost tells nothing about a loop."""


class Profile(Struct, frozen=True, kw_only=True):
    """What the lines of the submission did at one size."""

    n: int
    bound: float
    lines: float
    """Lines run, for each input."""
    counts: dict[int, int]
    seconds: dict[int, float]
    """Of each line, with the time that counting took."""
    each: dict[int, float]
    """Seconds that each line takes once, where nothing disturbs it."""
    net: dict[int, float]
    """The same without it, as far as that can be told."""

    def of_line(self, line: int) -> float:
        """What a line would cost if it ran as often as the bound is high; its count is judged apart."""
        return self.bound * self.each.get(line, 0.0)

    def is_often(self, line: int) -> bool:
        return self.counts.get(line, 0) >= self.n / OFTEN


class Profiler:
    """Profiles one submission on fresh inputs of a problem's families."""

    def __init__(self, sides: Sides, fresh: Fresh) -> None:
        self.sides = sides
        self.fresh = fresh
        self._known: dict[str, list[Profile]] = {}
        """The profiles of each family, as they were last taken."""

    def count(self, family: str, sizes: Sequence[int], look: Look) -> Series | None:
        """The lines run, once at each of ascending sizes; None if a run does not come to its end."""
        counts: list[tuple[int, float, float]] = []
        for n in sizes:
            batch = self.fresh.batch(family, n, FEW_INPUTS)
            lines = self.sides.yours.count(batch.inputs, RUN_SECONDS)
            if not isinstance(lines, int):
                return None
            counts.append((n, batch.time_bound, lines / _inputs(batch)))
        return _series(family, "steps", look, counts)

    def profile(self, family: str, sizes: Sequence[int]) -> list[Series]:
        """The lines run, and the time of the line whose cost grows most, at ascending sizes."""
        found = self._profiles(family, sizes)
        if not found:
            return []
        steps = _series(family, "steps", "quick", [(run.n, run.bound, run.lines) for run in found])
        line = _steepest(found)
        if line is None:
            return [steps]
        of_line = [(run.n, run.bound, run.of_line(line)) for run in found]
        return [steps, _series(family, "line", "quick", of_line)]

    def _profiles(self, family: str, sizes: Sequence[int]) -> list[Profile]:
        """Profiles at ascending sizes up to the first that does not come to its end, which are kept."""
        found: list[Profile] = []
        for n in sizes:
            runs = self._runs(family, n, REPEATS)
            if not runs:
                break
            lines = min(run.lines for run in runs)
            each, net = _least([run.each for run in runs]), _least([run.net for run in runs])
            found.append(replace(runs[0], lines=lines, each=each, net=net))
        self._known[family] = found
        return found

    def costliest(self, series: Series, known: bool) -> CostlyLine | None:
        """The line whose cost grows fastest: by the profiles of its family, if they are `known` to show it,
        else looked for at sizes up to those of a series.
        """
        if known:
            found = self._known[series.family]
            line = self._line([profile.n for profile in found], [profile.net for profile in found])
            if line is not None:
                return line
        return self._growing(series, self._least_times)

    def largest(self, series: Series) -> CostlyLine | None:
        """The line whose memory grows fastest, at sizes up to those of a series."""
        return self._growing(series, self._bytes)

    def _growing(self, series: Series, costs_at: Callable[[str, int], Costs | None]) -> CostlyLine | None:
        """The line whose cost grows fastest, at sizes that double up to those of a series."""
        sizes: list[int] = []
        costs: list[Costs] = []
        n = max(1, series.points[0].n // 8)
        end = time.monotonic() + BLAME_SECONDS
        while n <= series.points[-1].n and time.monotonic() < end:
            found = costs_at(series.family, n)
            if found is None:
                break
            sizes.append(n)
            costs.append(found)
            n *= 2
        return self._line(sizes, costs)

    def _least_times(self, family: str, n: int) -> Costs | None:
        """The seconds of each line; None if a run does not come to its end."""
        runs = self._runs(family, n, 2)
        return _least([run.net for run in runs]) if runs else None

    def _bytes(self, family: str, n: int) -> Costs | None:
        """The bytes of each line; None if the run does not come to its end."""
        held = self.sides.yours.holders(self.fresh.batch(family, n, FEW_INPUTS).inputs, RUN_SECONDS)
        return {line: float(taken) for line, taken in held.items()} if isinstance(held, dict) else None

    def _line(self, sizes: Sequence[int], costs: Sequence[Costs]) -> CostlyLine | None:
        return costliest_line(sizes, costs, source_lines(self.sides.source))

    def _runs(self, family: str, n: int, repeats: int) -> list[Profile]:
        """So many runs; none if one of them did not come to its end."""
        runs: list[Profile] = []
        for _ in range(repeats):
            run = self._run(family, n)
            if run is None:
                return []
            runs.append(run)
        return runs

    def _run(self, family: str, n: int) -> Profile | None:
        """One run; None if it did not come to its end."""
        batch = self.fresh.batch(family, n, FEW_INPUTS)
        found = self.sides.yours.lines(batch.inputs, RUN_SECONDS)
        if not isinstance(found, tuple):
            return None
        table, elsewhere = found
        spent = {line: _undisturbed(*row) for line, *row in table}
        quickest = min((spent[line] / count for line, count, *_ in table if count >= SOME_RUNS), default=0.0)
        lines = elsewhere + sum(count for _, count, _, _, _ in table)
        return Profile(
            n=n,
            bound=batch.time_bound,
            lines=lines / _inputs(batch),
            counts={line: count for line, count, _, _, _ in table},
            seconds={line: cost / 1e9 for line, cost in spent.items()},
            each={line: calm / often / 1e9 for line, _, _, often, calm in table if often},
            net={
                line: max(spent[line] - COUNTING * quickest * count, 0.0) / 1e9 for line, count, *_ in table
            },
        )


def _least(runs: Sequence[Costs]) -> dict[int, float]:
    """The least cost of each line of the first run, over all runs."""
    return {line: min(run.get(line, cost) for run in runs) for line, cost in runs[0].items()}


def _undisturbed(count: int, spent: int, often: int, calm: int) -> float:
    """Nanoseconds of a line without the few times when something else had the processor."""
    if count >= FEW_RUNS and often >= MOSTLY * count:
        return calm / often * count
    return spent


def _inputs(batch: Batch) -> int:
    """How many inputs there are in a batch of quick calls."""
    return batch.calls if batch.inputs_share else 1


def _series(family: str, resource: Resource, look: Look, costs: Sequence[tuple[int, float, float]]) -> Series:
    """A series of (n, bound, cost) beside the bound itself, in the unit of its first point: both are alike
    at first.
    """
    _, bound, cost = costs[0]
    unit = max(cost, 1e-9) / bound
    points = [
        Point(n=n, bound=bound, slack=1.0, yours=(cost,), reference=(unit * bound,))
        for n, bound, cost in costs
    ]
    return Series(family=family, resource=resource, look=look, points=tuple(points))


def _steepest(found: Sequence[Profile]) -> int | None:
    """The line whose cost grows most, of those that run often and matter at the largest size."""
    if len(found) < 2:
        return None
    last = found[-1]
    total = sum(last.seconds.values())
    best: tuple[float, int] | None = None
    for line, cost in last.seconds.items():
        if cost >= SHARE * total and last.is_often(line):
            costs = [max(run.of_line(line), TINY["line"]) / run.bound for run in found]
            grown = fitted_slope([run.n for run in found], costs)
            if best is None or grown > best[0]:
                best = grown, line
    return best[1] if best else None
