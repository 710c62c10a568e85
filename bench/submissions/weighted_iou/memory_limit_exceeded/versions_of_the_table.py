# time: O(rows ** 2 * cols + q); space: O(rows ** 2 * cols); factor: n; where: C
"""Keeps a deep copy of the table as it was after each row and looks a box up in the version of its end."""

from itertools import accumulate

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        table = [[0.0] * (len(weights[0]) + 1)]
        self.versions = []
        for row in weights:
            table.append([a + b for a, b in zip(table[-1], accumulate(row, initial=0.0))])
            self.versions.append([line[:] for line in table])  # blame

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        version = self.versions[bottom]
        return version[-1][right + 1] - version[-1][left] - version[top][right + 1] + version[top][left]

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, left = max(box_a[0], box_b[0]), max(box_a[2], box_b[2])
        bottom, right = min(box_a[1], box_b[1]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
