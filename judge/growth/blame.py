"""Which line explains the cost: from exact counts of each line at two sizes. Pure arithmetic."""

import ast
import math
from collections.abc import Mapping, Sequence

from judge.model.counted import LineBytes, LineCosts
from judge.model.growth import CostlyLine

FARTHER = 64.0
"""Times the larger size at which the costs of lines are compared, as they would be if they grew on."""

EXPLAINS = 0.5
"""Part of the whole cost there that a line must have for being named: else no single line explains it."""

MOST_POWER = 4.0
"""Power of n by which a line is taken to grow at most."""

EVENT = 0.95
"""Part of the cheapest run of any line that is taken for what watching a line costs itself."""


def costliest(
    sizes: tuple[int, int], costs: tuple[LineCosts, LineCosts], source: Sequence[str]
) -> CostlyLine | None:
    """Return the line that would cost most instructions if all lines went on growing as they do.

    Where no line explains the total, but the lines of one loop do together, it is the one that begins it.
    """
    small, large = (_without_watching(table) for table in costs)
    later = _later(sizes, _totals(small), _totals(large))
    if not later:
        return None
    chosen = max(later, key=lambda line: (later[line], -line))
    part = range(chosen, chosen + 1)
    if later[chosen] < EXPLAINS * math.fsum(later.values()):
        found = _loop_that_explains(later, source)
        if found is None:
            return None
        part = found
    if not 0 < part.start <= len(source):
        return None
    spent = [sum(cost for line, (_, cost) in table.items() if line in part) for table in (small, large)]
    runs = [table.get(part.start, (0, 0))[0] for table in (small, large)]
    return CostlyLine(
        line=part.start,
        source=source[part.start - 1].strip(),
        sizes=sizes,
        runs=(runs[0], runs[1]),
        costs=(spent[0] // max(runs[0], 1), spent[1] // max(runs[1], 1)),
        share=spent[1] / max(sum(cost for _, cost in large.values()), 1),
    )


def _loop_that_explains(later: Mapping[int, float], source: Sequence[str]) -> range | None:
    """Return the lines of the smallest loop that would cost most of all together."""
    try:
        tree = ast.parse("\n".join(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    loops = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.For | ast.While)
    ]
    most = EXPLAINS * math.fsum(later.values())
    explaining = [loop for loop in loops if math.fsum(later.get(line, 0.0) for line in loop) >= most]
    return min(explaining, key=len, default=None)


def largest(
    sizes: tuple[int, int], held: tuple[LineBytes, LineBytes], source: Sequence[str]
) -> CostlyLine | None:
    """Return the line that would hold most bytes if all lines went on growing as they do.

    A block counts for every line through which it was made, so that parts may add up to more than all.
    """
    small, large = held
    whole = max(large.values(), default=0)
    later = _later(sizes, small, {line: size for line, size in large.items() if size >= EXPLAINS * whole})
    chosen = max(later, key=lambda line: (later[line], -line), default=0)
    if not 0 < chosen <= len(source):
        return None
    return CostlyLine(
        line=chosen,
        source=source[chosen - 1].strip(),
        sizes=sizes,
        runs=(0, 0),
        costs=(small.get(chosen, 0), large[chosen]),
        share=large[chosen] / max(whole, 1),
    )


def _later(sizes: tuple[int, int], small: Mapping[int, int], large: Mapping[int, int]) -> dict[int, float]:
    """Return what each line would cost far beyond the sizes."""
    later = {}
    for line, cost in large.items():
        grown = max(cost, 1) / max(small.get(line, 0), 1)
        power = math.log(grown) / math.log(sizes[1] / sizes[0])
        later[line] = max(cost, 1) * FARTHER ** min(max(power, 0.0), MOST_POWER)
    return later


def _totals(table: LineCosts) -> dict[int, int]:
    return {line: cost for line, (_, cost) in table.items()}


def _without_watching(table: LineCosts) -> LineCosts:
    """Return the table less what watching each line costs itself."""
    event = min((cost / runs for runs, cost in table.values() if runs), default=0.0) * EVENT
    return {line: (runs, max(0, round(cost - runs * event))) for line, (runs, cost) in table.items()}
