# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Generators make the lines of the table and the corners of each box; O(1) a pair."""

from itertools import accumulate


def lines(weights):
    line = [0.0] * (len(weights[0]) + 1)
    yield line
    for row in weights:
        line = [upper + total for upper, total in zip(line, accumulate(row, initial=0.0))]
        yield line


def corners(top, bottom, left, right):
    yield bottom + 1, right + 1, 1
    yield top, right + 1, -1
    yield bottom + 1, left, -1
    yield top, left, 1


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.table = list(lines(weights))

    def weight(self, box) -> float:
        return sum(sign * self.table[r][c] for r, c, sign in corners(*box))

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        common = [
            max(box_a[0], box_b[0]),
            min(box_a[1], box_b[1]),
            max(box_a[2], box_b[2]),
            min(box_a[3], box_b[3]),
        ]
        both = self.weight(common) if common[0] <= common[1] and common[2] <= common[3] else 0.0
        union = self.weight(box_a) + self.weight(box_b) - both
        return both / union if union > 0 else 0.0
