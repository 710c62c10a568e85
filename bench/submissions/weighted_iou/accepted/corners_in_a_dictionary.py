# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Prefix sums under tuples of row and column, asked for through a frozen dataclass; O(1) a pair."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    top: int
    bottom: int
    left: int
    right: int

    def meets(self, other: "Box") -> "Box | None":
        top, bottom = max(self.top, other.top), min(self.bottom, other.bottom)
        left, right = max(self.left, other.left), min(self.right, other.right)
        return Box(top, bottom, left, right) if top <= bottom and left <= right else None


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.sums: dict[tuple[int, int], float] = {}
        for c in range(-1, len(weights[0])):
            self.sums[-1, c] = 0.0
        for r, row in enumerate(weights):
            total = 0.0
            self.sums[r, -1] = 0.0
            for c, weight in enumerate(row):
                total += weight
                self.sums[r, c] = self.sums[r - 1, c] + total

    def weight(self, box: Box | None) -> float:
        if box is None:
            return 0.0
        sums = self.sums
        lower = sums[box.bottom, box.right] - sums[box.bottom, box.left - 1]
        return lower - sums[box.top - 1, box.right] + sums[box.top - 1, box.left - 1]

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        a, b = Box(*box_a), Box(*box_b)
        common = self.weight(a.meets(b))
        union = self.weight(a) + self.weight(b) - common
        return common / union if union else 0.0
