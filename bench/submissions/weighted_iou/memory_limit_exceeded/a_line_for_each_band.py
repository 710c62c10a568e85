# time: O(rows ** 2 * cols + q); space: O(rows ** 2 * cols); factor: n; where: C
"""Prepares a line of running sums for every band of rows: rows^2 / 2 lines of cols numbers each."""

from itertools import accumulate
from operator import add

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        lines = [list(accumulate(row, initial=0.0)) for row in weights]
        self.bands = [list(accumulate(lines[top:], self.joined)) for top in range(len(lines))]  # blame

    @staticmethod
    def joined(band: list[float], line: list[float]) -> list[float]:
        return list(map(add, band, line))  # blame

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        band = self.bands[top][bottom - top]
        return band[right + 1] - band[left]

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
