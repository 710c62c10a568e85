# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Cuts box b into the overlap and up to four parts beside it and adds their weights; within the bound."""

from collections.abc import Iterator

Box = tuple[int, int, int, int]


def outside(box: Box, hole: Box) -> Iterator[Box]:
    """The parts of box around a hole that lies inside it."""
    yield box[0], hole[0] - 1, box[2], box[3]
    yield hole[1] + 1, box[1], box[2], box[3]
    yield hole[0], hole[1], box[2], hole[2] - 1
    yield hole[0], hole[1], hole[3] + 1, box[3]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        cols = len(weights[0])
        self.prefix = [[0.0] * (cols + 1) for _ in range(len(weights) + 1)]
        for r, row in enumerate(weights, 1):
            for c, weight in enumerate(row, 1):
                around = self.prefix[r - 1][c] + self.prefix[r][c - 1] - self.prefix[r - 1][c - 1]
                self.prefix[r][c] = weight + around

    def weight(self, box: Box) -> float:
        top, bottom, left, right = box
        if top > bottom or left > right:
            return 0.0
        high, low = self.prefix[top], self.prefix[bottom + 1]
        return low[right + 1] - low[left] - high[right + 1] + high[left]

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        hole = (top, bottom, left, right)
        shared = self.weight(hole)
        if not shared:
            return 0.0
        return shared / (self.weight(box_a) + sum(map(self.weight, outside(box_b, hole))))
