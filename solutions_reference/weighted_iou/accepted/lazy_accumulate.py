"""Each line of the table is the running sum of a row plus the line above, made on the first call."""

from itertools import accumulate
from operator import add

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights
        self.lines: list[list[float]] = []

    def build(self) -> None:
        line = [0.0] * (len(self.weights[0]) + 1)
        self.lines.append(line)
        for row in self.weights:
            line = list(map(add, accumulate(row, initial=0.0), line))
            self.lines.append(line)

    def total(self, box: Box) -> float:
        row_start, row_end, col_start, col_end = box
        above, below = self.lines[row_start], self.lines[row_end + 1]
        return (below[col_end + 1] - above[col_end + 1]) - (below[col_start] - above[col_start])

    def iou(self, box_a: Box, box_b: Box) -> float:
        if not self.lines:
            self.build()
        shared = 0.0
        row_start, row_end = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        col_start, col_end = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        if row_start <= row_end and col_start <= col_end:
            shared = self.total((row_start, row_end, col_start, col_end))
        if not shared:
            return 0.0
        return shared / (self.total(box_a) + self.total(box_b) - shared)
