"""Spreads u over total - 1 tickets instead of total: the last unit of the line is never drawn."""

from bisect import bisect_left
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))

    def draw(self, u: float) -> int:
        ticket = 1 + int(u * (self.ends[-1] - 1))
        return bisect_left(self.ends, ticket)
