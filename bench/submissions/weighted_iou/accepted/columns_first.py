# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Builds the table column by column from the transposed weights at the first call; within the bound."""

from functools import cached_property
from itertools import accumulate

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    @cached_property
    def columns(self) -> list[list[float]]:
        lines = [[0.0] * (len(self.weights) + 1)]
        for column in zip(*self.weights):
            lines.append([sum(pair) for pair in zip(lines[-1], accumulate(column, initial=0.0))])
        return lines

    def weight(self, rows: range, cols: range) -> float:
        if not rows or not cols:
            return 0.0
        left, right = self.columns[cols.start], self.columns[cols.stop]
        return (right[rows.stop] - right[rows.start]) - (left[rows.stop] - left[rows.start])

    def iou(self, box_a: Box, box_b: Box) -> float:
        rows_a, cols_a = range(box_a[0], box_a[1] + 1), range(box_a[2], box_a[3] + 1)
        rows_b, cols_b = range(box_b[0], box_b[1] + 1), range(box_b[2], box_b[3] + 1)
        rows = range(max(rows_a.start, rows_b.start), min(rows_a.stop, rows_b.stop))
        cols = range(max(cols_a.start, cols_b.start), min(cols_a.stop, cols_b.stop))
        common = self.weight(rows, cols)
        union = self.weight(rows_a, cols_a) + self.weight(rows_b, cols_b) - common
        return 0.0 if union == 0 else common / union
