"""Lays the stretches out by falling weight: each index has its probability, and another place."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.order = sorted(range(len(weights)), key=lambda i: -weights[i])
        self.ends = list(accumulate(weights[i] for i in self.order))

    def draw(self, u: float) -> int:
        return self.order[bisect_right(self.ends, u * self.ends[-1])]
