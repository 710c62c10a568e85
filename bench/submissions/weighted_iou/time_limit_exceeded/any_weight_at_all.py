# time: O(rows * cols + q * rows * cols); space: O(rows * cols); factor: n; where: C
"""Asks before each pair whether the grid weighs anything, a long search only where nearly all is zero."""

from itertools import accumulate

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights
        self.table = [[0.0] * (len(weights[0]) + 1)]
        for row in weights:
            self.table.append([a + b for a, b in zip(accumulate(row, initial=0.0), self.table[-1])])

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        high, low = self.table[top], self.table[bottom + 1]
        return low[right + 1] - low[left] - high[right + 1] + high[left]

    def iou(self, box_a: Box, box_b: Box) -> float:
        if not any(map(any, self.weights)):  # blame
            return 0.0
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        if top > bottom or left > right:
            return 0.0
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
