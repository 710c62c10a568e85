# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Sums the weights as exact fractions, some thirty times as dear; O(1) a pair."""

from fractions import Fraction


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.sums = [[Fraction(0)] * (len(weights[0]) + 1)]
        for row in weights:
            line, total = [Fraction(0)], Fraction(0)
            for weight, upper in zip(row, self.sums[-1][1:]):
                total += Fraction(weight)
                line.append(upper + total)
            self.sums.append(line)

    def weight(self, top: int, bottom: int, left: int, right: int) -> Fraction:
        if top > bottom or left > right:
            return Fraction(0)
        lower, upper = self.sums[bottom + 1], self.sums[top]
        return lower[right + 1] - lower[left] - upper[right + 1] + upper[left]

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        common = self.weight(
            max(box_a[0], box_b[0]), min(box_a[1], box_b[1]), max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        )
        union = self.weight(*box_a) + self.weight(*box_b) - common
        return float(common / union) if union else 0.0
