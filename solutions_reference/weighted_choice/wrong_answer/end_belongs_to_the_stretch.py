"""Takes the first running total that is not below the point: an end counts to its stretch."""

from bisect import bisect_left
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))

    def draw(self, u: float) -> int:
        return bisect_left(self.ends, u * self.ends[-1])
