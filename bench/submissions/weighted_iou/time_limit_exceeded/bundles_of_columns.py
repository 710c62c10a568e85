# time: O(rows * cols + q * cols ** 0.5); space: O(rows * cols); factor: sqrt; where: python
"""Running sums down single columns and bundles of sqrt(cols) of them: O(sqrt(cols)) steps for a box."""

from itertools import accumulate
from math import isqrt

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.columns = [list(accumulate(column, initial=0.0)) for column in zip(*weights)]
        self.size = isqrt(len(self.columns))
        self.bundles = []
        for start in range(0, len(self.columns), self.size):
            self.bundles.append(list(map(sum, zip(*self.columns[start : start + self.size]))))

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        total = 0.0
        col = left
        while top <= bottom and col <= right:  # blame
            whole = col % self.size == 0 and col + self.size <= right + 1  # blame
            line = self.bundles[col // self.size] if whole else self.columns[col]  # blame
            total += line[bottom + 1] - line[top]  # blame
            col += self.size if whole else 1  # blame
        return total

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
