"""Whether Python steps grow with the elements: a pure function of exact counts at growing sizes."""

import ast
from collections import Counter
from collections.abc import Mapping, Sequence

from judge.model.steps import Loop, StepCount, StepsAt

PLACE = 0.125
"""Steps at one place for each element more from which on it is a loop over elements. A loop over rows of four
takes 0.25; one over blocks of 64 takes 0.016, and some four times that inside of NumPy's own functions."""

OWN = 1.0
"""The same for all of a submission's own code together: a loop that is written out, sixteen elements in a
round, takes at least 1; one over blocks of 64 with twenty statements takes 0.3."""

NOTHING = StepsAt(0, StepCount(0, 0, {}))
"""What a run is held against if it was ended at the smallest size."""


def find_loop(series: Sequence[StepsAt], source: str) -> Loop | None:
    """Return the loop over elements that counts by growing size show; None if they show none.

    The two largest sizes decide. A run that was ended is one.
    """
    before, after = [NOTHING, *series][-2:] if series[-1].count.ended else series[-2:]
    more = max(after.n - before.n, 1)
    known = before.count.places
    rises = {place: steps - known.get(place, 0) for place, steps in after.count.places.items()}
    steepest = max(rises.values(), default=0)
    own = after.count.own - before.count.own
    if not after.count.ended and steepest < PLACE * more and own < OWN * more:
        return None
    lines: Counter[int] = Counter()
    for (line, _), rise in rises.items():
        lines[line] += rise
    line = _loop_line(lines, PLACE * more, source)
    steps = (_steps(before.count, line), _steps(after.count, line))
    return Loop(
        line=line,
        sizes=(before.n, after.n),
        steps=steps,
        each=(steps[1] - steps[0]) / more,
        at_least=after.count.ended,
    )


def _loop_line(lines: Mapping[int, int], least: float, source: str) -> int:
    """Return the line whose steps grow most, or that of the loop around it if those of its head grow, too."""
    steep = max(sorted(lines), key=lines.__getitem__, default=0)
    around = [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.For | ast.While) and node.lineno < steep <= (node.end_lineno or 0)
    ]
    innermost = max(around, default=0)
    return innermost if innermost and lines.get(innermost, 0) >= least else steep


def _steps(count: StepCount, line: int) -> int:
    """Return the steps of a line, or of all of them where there is none."""
    if not line:
        return count.all
    return sum(steps for (where, _), steps in count.places.items() if where == line)


def in_a_sentence(loop: Loop, over: str) -> str:
    """Return why a submission is not vectorized: the line, its steps an element, and the sizes."""
    where = f"line {loop.line}" if loop.line else "it"
    each = f"{loop.each:.2f}".rstrip("0").rstrip(".")
    if loop.at_least:
        return f"{where} takes {loop.steps[1]:,} Python steps and more at {over} = {loop.sizes[1]:,}"
    small, large = loop.steps
    return (
        f"{where} takes {each} Python {'step' if each == '1' else 'steps'} for each of {over} elements: "
        f"{small:,} at {over} = {loop.sizes[0]:,}, {large:,} at {loop.sizes[1]:,}"
    )
