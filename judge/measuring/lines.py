"""Running a submission line by line: how often each line runs, and how long."""

import time
from collections.abc import Sequence
from random import Random

from judge.casegen.batches import FEW_INPUTS, Batches
from judge.growth.judgement import TINY, fitted_slope
from judge.growth.naming import Costs, costliest_line
from judge.measuring.sides import Sides
from judge.model.growth import CostlyLine, Point, Resource, Series
from judge.model.show import source_lines

REPEATS = 2
"""Runs at each size, of which the least counts."""

RUN_SECONDS = 2.0
"""Seconds of one run at most."""

BLAME_SECONDS = 0.6
"""Seconds for finding the costliest line, at sizes that double."""

SHARE = 0.05
"""Part of the whole time that a line must have to count."""

Profile = tuple[int, float, float, Costs]
"""Size, bound, lines run for each input, and the seconds of each line without those of counting."""


class Profiler:
    """Profiles one submission on fresh inputs of a problem's families."""

    def __init__(self, sides: Sides, maker: Batches, random: Random) -> None:
        self.sides = sides
        self.maker = maker
        self.random = random

    def profile(self, family: str, sizes: Sequence[int]) -> list[Series]:
        """The lines run, and the time of the line whose cost grows most, at ascending sizes."""
        found: list[Profile] = []
        for n in sizes:
            runs = [run for run in (self._run(family, n) for _ in range(REPEATS)) if run is not None]
            if len(runs) < REPEATS:
                break
            lines = set.intersection(*(set(costs) for _, _, _, costs in runs))
            least = {line: min(costs[line] for _, _, _, costs in runs) for line in lines}
            found.append((n, runs[0][1], min(count for _, _, count, _ in runs), least))
        steps = _series(family, "steps", [(n, bound, count) for n, bound, count, _ in found])
        line = _steepest(found)
        if line is None:
            return [steps]
        return [
            steps,
            _series(family, "line", [(n, bound, costs.get(line, 0)) for n, bound, _, costs in found]),
        ]

    def costliest(self, series: Series) -> CostlyLine | None:
        """The line whose cost grows fastest, looked for at sizes up to those of a series."""
        n = max(1, series.points[0].n // 8)
        sizes: list[int] = []
        costs: list[Costs] = []
        end = time.monotonic() + BLAME_SECONDS
        while n <= series.points[-1].n and time.monotonic() < end:
            run = self._run(series.family, n)
            if run is None:
                break
            sizes.append(n)
            costs.append(run[3])
            n *= 2
        return costliest_line(sizes, costs, source_lines(self.sides.source))

    def _run(self, family: str, n: int) -> Profile | None:
        """One run; None if it did not come to its end."""
        batch = self.maker.batch(self.maker.family(family), n, self.random, FEW_INPUTS)
        table = self.sides.yours.lines(batch.inputs, RUN_SECONDS)
        if not isinstance(table, tuple):
            return None
        counting = min((spent / count for _, count, spent in table if count >= 32), default=0.0)
        costs = {line: max(spent - counting * count, 0.0) / 1e9 for line, count, spent in table}
        inputs = batch.calls if batch.inputs_share else 1
        return n, batch.time_bound, sum(count for _, count, _ in table) / inputs, costs


def _series(family: str, resource: Resource, points: Sequence[tuple[int, float, float]]) -> Series:
    """A series beside the bound itself, in the unit of its first point."""
    return Series(
        family=family,
        resource=resource,
        look="quick",
        points=tuple(
            Point(n=n, bound=bound, slack=1.0, yours=(cost,), reference=(bound * _unit(points),))
            for n, bound, cost in points
        ),
    )


def _unit(points: Sequence[tuple[int, float, float]]) -> float:
    """What the cost would be for each unit of the bound, were it within; so that both are alike at first."""
    _, bound, cost = points[0]
    return max(cost, 1e-9) / bound


def _steepest(found: Sequence[Profile]) -> int | None:
    """The line whose cost grows most, of those that matter at the largest size."""
    if len(found) < 2:
        return None
    last = found[-1][3]
    total = sum(last.values())
    sizes = [n for n, _, _, _ in found]
    best: tuple[float, int] | None = None
    for line, cost in last.items():
        if cost >= SHARE * total and cost > TINY["line"]:
            grown = fitted_slope(sizes, [max(costs.get(line, 0.0), TINY["line"]) for _, _, _, costs in found])
            if best is None or grown > best[0]:
                best = grown, line
    return best[1] if best else None
