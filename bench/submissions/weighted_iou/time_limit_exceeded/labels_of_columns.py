# time: O(rows * cols + q * cols); space: O(rows * cols); factor: n; where: C
"""Looks the bounds up in a list of column labels with index(): O(cols) a pair in C, slow on wide grids."""

from itertools import accumulate

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.labels = list(range(len(weights[0])))
        self.table = [[0.0] * (len(weights[0]) + 1)]
        for row in weights:
            self.table.append([a + b for a, b in zip(self.table[-1], accumulate(row, initial=0.0))])

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        start = self.labels.index(left)  # blame
        stop = self.labels.index(right) + 1  # blame
        high, low = self.table[top], self.table[bottom + 1]
        return low[stop] - low[start] - high[stop] + high[start]

    def iou(self, box_a: Box, box_b: Box) -> float:
        union = self.weight(*box_a) + self.weight(*box_b)
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        if not union or top > bottom or left > right:
            return 0.0
        shared = self.weight(top, bottom, left, right)
        return shared / (union - shared)
