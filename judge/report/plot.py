"""Two curves on logarithmic scales, drawn with characters."""

import math
from collections.abc import Sequence

YOURS, REFERENCE, BOTH = "o", ".", "8"


def log_log(
    sizes: Sequence[float], yours: Sequence[float], reference: Sequence[float], width: int, height: int
) -> list[str]:
    """The lines of a plot of `width` by `height` characters. All values must be above 0."""
    low, high = min(*yours, *reference), max(*yours, *reference)
    cells = [[" "] * width for _ in range(height)]
    for values, mark in ((reference, REFERENCE), (yours, YOURS)):
        for x, y in _line(
            [_place(size, sizes[0], sizes[-1], width) for size in sizes],
            [_place(value, low, high, height) for value in values],
        ):
            there = cells[height - 1 - y][x]
            cells[height - 1 - y][x] = BOTH if there not in (" ", mark) else mark
    return ["".join(row).rstrip() for row in cells]


def _place(value: float, low: float, high: float, cells: int) -> int:
    if high <= low:
        return 0
    share = math.log(value / low) / math.log(high / low)
    return round(share * (cells - 1))


def _line(xs: Sequence[int], ys: Sequence[int]) -> set[tuple[int, int]]:
    """The cells of the points and of straight lines between them, every other column."""
    found = set(zip(xs, ys, strict=True))
    for x, y, next_x, next_y in zip(xs, ys, xs[1:], ys[1:], strict=False):
        for step in range(x, next_x, 2):
            found.add((step, round(y + (next_y - y) * (step - x) / max(next_x - x, 1))))
    return found
