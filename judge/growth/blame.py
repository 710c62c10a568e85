"""Which line explains the cost: from exact counts of each line at two sizes. Pure arithmetic."""

import math
from collections.abc import Mapping, Sequence

from judge.model.counted import LineBytes, LineCosts
from judge.model.growth import CostlyLine

FARTHER = 64.0
"""Times the larger size at which the costs of lines are compared, as they would be if they grew on."""

EXPLAINS = 0.5
"""Part of the whole cost there that a line must have for being named: else no single line explains it."""

EVENT = 0.95
"""Part of the cheapest run of any line that is taken for what watching a line costs itself."""


def costliest(
    sizes: tuple[int, int], costs: tuple[LineCosts, LineCosts], source: Sequence[str]
) -> CostlyLine | None:
    """Return the line that would cost most instructions if all lines went on growing as they do."""
    small, large = (_without_watching(table) for table in costs)
    chosen = _dominant(
        sizes, {n: cost for n, (_, cost) in small.items()}, {n: c for n, (_, c) in large.items()}
    )
    if chosen is None or not 0 < chosen <= len(source):
        return None
    total = sum(cost for _, cost in large.values())
    (runs_before, cost_before), (runs, cost) = small.get(chosen, (0, 0)), large[chosen]
    return CostlyLine(
        line=chosen,
        source=source[chosen - 1].strip(),
        sizes=sizes,
        runs=(runs_before, runs),
        costs=(cost_before // max(runs_before, 1), cost // max(runs, 1)),
        share=cost / max(total, 1),
    )


def largest(
    sizes: tuple[int, int], held: tuple[LineBytes, LineBytes], source: Sequence[str]
) -> CostlyLine | None:
    """Return the line that would hold most bytes if all lines went on growing as they do.

    A block counts for every line through which it was made, so that parts may add up to more than all.
    """
    small, large = held
    whole = max(large.values(), default=0)
    grown = {line: size for line, size in large.items() if size >= EXPLAINS * whole}
    chosen = _dominant(sizes, small, grown, explains=0.0)
    if chosen is None or not 0 < chosen <= len(source):
        return None
    return CostlyLine(
        line=chosen,
        source=source[chosen - 1].strip(),
        sizes=sizes,
        runs=(0, 0),
        costs=(small.get(chosen, 0), large[chosen]),
        share=large[chosen] / max(whole, 1),
    )


def _dominant(
    sizes: tuple[int, int], small: Mapping[int, int], large: Mapping[int, int], explains: float = EXPLAINS
) -> int | None:
    """Return the line with the largest cost far beyond the sizes, if it is large enough a part of all."""
    later = {}
    for line, cost in large.items():
        before = small.get(line, 0)
        power = math.log(max(cost, 1) / max(before, 1)) / math.log(sizes[1] / sizes[0])
        later[line] = max(cost, 1) * FARTHER ** min(max(power, 0.0), 4.0)
    if not later:
        return None
    chosen = max(later, key=lambda line: (later[line], -line))
    return chosen if later[chosen] >= explains * math.fsum(later.values()) else None


def _without_watching(table: LineCosts) -> dict[int, tuple[int, int]]:
    """Return the table less what watching each line costs itself."""
    event = min((cost / runs for runs, cost in table.values() if runs), default=0.0) * EVENT
    return {line: (runs, max(0, round(cost - runs * event))) for line, (runs, cost) in table.items()}
