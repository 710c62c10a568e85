# time: O(rows * cols + q * rows); space: O(rows * cols); factor: n; where: C
"""Works on a copy of the list of lines to keep the table safe: O(rows) a pair in C, slow on tall grids."""

from copy import copy
from itertools import accumulate
from operator import add

Box = tuple[int, int, int, int]


class Table:
    def __init__(self, lines: list[list[float]]) -> None:
        self.lines = lines

    def snapshot(self) -> "Table":
        return Table(copy(self.lines))  # blame

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        high, low = self.lines[top], self.lines[bottom + 1]
        return low[right + 1] - low[left] - high[right + 1] + high[left]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        lines = [[0.0] * (len(weights[0]) + 1)]
        for row in weights:
            lines.append(list(map(add, lines[-1], accumulate(row, initial=0.0))))
        self.table = Table(lines)

    def iou(self, box_a: Box, box_b: Box) -> float:
        table = self.table.snapshot()  # blame
        top, left = max(box_a[0], box_b[0]), max(box_a[2], box_b[2])
        bottom, right = min(box_a[1], box_b[1]), min(box_a[3], box_b[3])
        shared = table.weight(top, bottom, left, right)
        union = table.weight(*box_a) + table.weight(*box_b) - shared
        return shared / union if union else 0.0
