"""Divides each running total by the sum once, so that a draw searches for u itself. O(log n) a draw."""

from bisect import bisect
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        total = sum(weights)
        self.shares = [end / total for end in accumulate(weights)]

    def draw(self, u: float) -> int:
        return bisect(self.shares, u)
