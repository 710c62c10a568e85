"""Adds the weights up once and searches the running totals for each draw. O(log n) a draw."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))

    def draw(self, u: float) -> int:
        return bisect_right(self.ends, u * self.ends[-1])
