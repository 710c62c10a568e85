# time: O(rows * cols + rows ** 2 + q); space: O(rows * cols); factor: n; where: C
"""Sums from the bottom up and inserts each line at the front, moving all others: O(rows^2) for tall grids."""

from itertools import accumulate
from operator import add

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.below = [[0.0] * (len(weights[0]) + 1)]
        for row in reversed(weights):
            line = list(map(add, accumulate(row, initial=0.0), self.below[0]))
            self.below.insert(0, line)  # blame

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        first, after = self.below[top], self.below[bottom + 1]
        return first[right + 1] - first[left] - (after[right + 1] - after[left])

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, left = max(box_a[0], box_b[0]), max(box_a[2], box_b[2])
        bottom, right = min(box_a[1], box_b[1]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
