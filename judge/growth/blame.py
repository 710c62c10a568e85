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

LEADS = 0.2
"""Part of the whole cost there that the costliest line of a loop must have for standing for the loop."""

MOST_POWER = 4.0
"""Power of n by which a line is taken to grow at most."""

DEARER = 1.25
"""Times the cost of a run at the smaller size from which on it is taken to grow with the size."""

FREEING = 0.5
"""Part of the cost of a return that another line must have for being what is freed there."""

EVENT = 0.95
"""Part of the cheapest run of any line that is taken for what watching a line costs itself."""


def costliest(
    sizes: tuple[int, int], costs: tuple[LineCosts, LineCosts], source: Sequence[str]
) -> CostlyLine | None:
    """Return the line that would cost most instructions if all lines went on growing as they do.

    Where no line explains the total, but those of a loop or function do together, it leads these.
    """
    small, large = (_without_watching(table) for table in costs)
    later = _total_later(sizes, small, large)
    if not later:
        return None
    _charge_what_is_freed(later, source)
    whole = math.fsum(later.values())
    chosen = max(later, key=lambda line: (later[line], -line))
    if later[chosen] < EXPLAINS * whole:
        part = _part_that_explains(later, source)
        chosen = max(part, key=lambda line: (later.get(line, 0.0), -line), default=0)
        if later.get(chosen, 0.0) < LEADS * whole:
            return None
    if not 0 < chosen <= len(source):
        return None
    (runs_before, before), (runs, cost) = small.get(chosen, (0, 0)), large[chosen]
    return CostlyLine(
        line=chosen,
        source=source[chosen - 1].strip(),
        sizes=sizes,
        runs=(runs_before, runs),
        costs=(before // max(runs_before, 1), cost // max(runs, 1)),
        share=cost / max(sum(spent for _, spent in large.values()), 1),
    )


def _charge_what_is_freed(later: dict[int, float], source: Sequence[str]) -> None:
    """Add the cost of a return, which frees what has been made for it, to the line that makes it.

    That is the costliest other line, if it costs about as much.
    """
    costliest_line = max(later, key=lambda line: (later[line], -line))
    returns = {node.lineno for node in _nodes(source) if isinstance(node, ast.Return)}
    others = [line for line in later if line != costliest_line]
    if costliest_line not in returns or not others:
        return
    maker = max(others, key=lambda line: (later[line], -line))
    if later[maker] >= FREEING * later[costliest_line]:
        later[maker] += later.pop(costliest_line)


def _nodes(source: Sequence[str]) -> list[ast.AST]:
    """Return the parts of the source, none if it cannot be parsed."""
    try:
        return list(ast.walk(ast.parse("\n".join(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _part_that_explains(later: Mapping[int, float], source: Sequence[str]) -> range:
    """Return the lines of the smallest loop, or else function, that would cost most of all together."""
    nodes = _nodes(source)
    most = EXPLAINS * math.fsum(later.values())
    for kinds in ((ast.For, ast.While), (ast.FunctionDef,)):
        parts = [range(n.lineno, (n.end_lineno or n.lineno) + 1) for n in nodes if isinstance(n, kinds)]
        explaining = [part for part in parts if math.fsum(later.get(line, 0.0) for line in part) >= most]
        if explaining:
            return min(explaining, key=len)
    return range(0)


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


def _total_later(sizes: tuple[int, int], small: LineCosts, large: LineCosts) -> dict[int, float]:
    """Return what each line would cost in all far beyond the sizes.

    Its runs grow on by the power that they have grown by. One run of a copy costs something by itself and
    something for each element: that grows by as much for each step of the size as it has.
    """
    farther = (FARTHER - 1) * sizes[1] / (sizes[1] - sizes[0])
    runs = _later(
        sizes,
        {line: often for line, (often, _) in small.items()},
        {line: often for line, (often, _) in large.items()},
    )
    later = {}
    for line, (often, cost) in large.items():
        often_before, cost_before = small.get(line, (0, 0))
        each = cost / max(often, 1)
        before = cost_before / often_before if often_before else each
        rise = each - before if each >= DEARER * before else 0.0
        later[line] = runs[line] * (each + rise * farther)
    return later


def _without_watching(table: LineCosts) -> LineCosts:
    """Return the table less what watching each line costs itself."""
    event = min((cost / runs for runs, cost in table.values() if runs), default=0.0) * EVENT
    return {line: (runs, max(0, round(cost - runs * event))) for line, (runs, cost) in table.items()}
