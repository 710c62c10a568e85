"""Rounds the point to the nearest integer: the last half of a stretch of 1 falls to the next one."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))

    def draw(self, u: float) -> int:
        return min(bisect_right(self.ends, round(u * self.ends[-1])), len(self.ends) - 1)
