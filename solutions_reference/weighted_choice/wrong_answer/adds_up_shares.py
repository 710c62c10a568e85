"""Divides each weight by the total and adds up the quotients: their roundings move the ends."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        total = sum(weights)
        self.shares = list(accumulate(weight / total for weight in weights))

    def draw(self, u: float) -> int:
        return min(bisect_right(self.shares, u), len(self.shares) - 1)
