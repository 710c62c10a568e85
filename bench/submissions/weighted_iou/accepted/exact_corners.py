# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""fsum over generated signed corners in a packed flat table, several times slower; within the bound."""

from array import array
from collections.abc import Iterator
from itertools import product
from math import fsum

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.width = len(weights[0]) + 1
        self.table = array("d", bytes(8 * self.width))
        for row in weights:
            above = len(self.table) - self.width
            self.table.append(0.0)
            for c, weight in enumerate(row):
                before = self.table[-1] - self.table[above + c]
                self.table.append(weight + before + self.table[above + c + 1])

    def corners(self, box: Box) -> Iterator[float]:
        top, bottom, left, right = box
        if top > bottom or left > right:
            return
        row_bounds = ((1, bottom + 1), (-1, top))
        col_bounds = ((1, right + 1), (-1, left))
        for (row_sign, row), (sign, col) in product(row_bounds, col_bounds):
            yield row_sign * sign * self.table[row * self.width + col]

    def iou(self, box_a: Box, box_b: Box) -> float:
        starts = [max(pair) for pair in zip(box_a, box_b)]
        ends = [min(pair) for pair in zip(box_a, box_b)]
        shared = fsum(self.corners((starts[0], ends[1], starts[2], ends[3])))
        union = fsum((*self.corners(box_a), *self.corners(box_b), -shared))
        return shared / union if union else 0.0
