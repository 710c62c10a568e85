"""Python steps on a screen and in a document: the line that loops over elements, and its counts."""

from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from judge.model.steps import Vectorized
from judge.report.clean import clean_line
from judge.report.parts import Rows

ASKED = (
    "No Python code may loop over {over} here: let NumPy go over whole arrays at once. `np.vectorize`, "
    "`apply_along_axis`, `map`, comprehensions, `tolist` and `list` are loops as well."
)
"""What a solver is told beside the counts."""


def steps_screen(found: Vectorized, message: str) -> RenderableType:
    """Return one screen about a solution that loops over elements."""
    assert found.loop is not None
    over = " + ".join(found.over)
    rows = Rows()
    rows.add("reason", Text(clean_line(message), "red"))
    if found.source:
        rows.add("line", Text.assemble((f"{found.loop.line}  ", "dim"), clean_line(found.source)))
    rows.add("family", Text(clean_line(found.family)))
    rows.add("steps", _table(found, over))
    rows.add("asked for", Text(ASKED.format(over=over)))
    return Group(rows)


def vectorized_line(found: Vectorized) -> str:
    """Return what the counts of an accepted solution come to."""
    small, large = found.steps[0], found.steps[-1]
    over = " + ".join(found.over)
    return (
        f"Vectorized over {over}: at most {large:,} Python steps at {over} = {found.sizes[-1]:,}, "
        f"{small:,} at {found.sizes[0]:,}"
    )


def steps_document(found: Vectorized) -> dict[str, Any]:
    """Return the counts as plain data."""
    plain: dict[str, Any] = msgspec.to_builtins(found)
    return plain


def _table(found: Vectorized, over: str) -> str:
    """Return a line for each size: `n = 1,024   2,068 Python steps`."""
    sizes = [f"{n:,}" for n in found.sizes]
    steps = [f"{count:,}" for count in found.steps]
    wide, wider = max(map(len, sizes)), max(map(len, steps))
    return "\n".join(
        f"{over} = {n:>{wide}}   {count:>{wider}} Python steps" for n, count in zip(sizes, steps, strict=True)
    )
