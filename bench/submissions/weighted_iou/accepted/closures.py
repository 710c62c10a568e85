# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""A closure over lines that accumulate() makes by adding whole rows; within the bound."""

from collections.abc import Callable
from itertools import accumulate

Box = tuple[int, int, int, int]
Lookup = Callable[[int, int], float]


def summed_area(grid: list[list[float]]) -> Lookup:
    def add_lines(above: list[float], row: list[float]) -> list[float]:
        return [high + low for high, low in zip(above, accumulate(row))]

    zeros = [0.0] * len(grid[0])
    lines = list(accumulate(grid, add_lines, initial=zeros))

    def lookup(row: int, col: int) -> float:
        return lines[row + 1][col] if col >= 0 else 0.0

    return lookup


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.upto = summed_area(weights)

    def weight(self, box: Box) -> float:
        top, bottom, left, right = box
        inner = self.upto(bottom, right) - self.upto(bottom, left - 1)
        return inner - self.upto(top - 1, right) + self.upto(top - 1, left - 1)

    def iou(self, box_a: Box, box_b: Box) -> float:
        both = self.weight(box_a) + self.weight(box_b)
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        if not both or top > bottom or left > right:
            return 0.0
        shared = self.weight((top, bottom, left, right))
        return shared / (both - shared)
