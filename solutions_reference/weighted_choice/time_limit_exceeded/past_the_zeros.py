"""Finds an end at the point and steps past the empty stretches behind it, one by one: O(n) a draw there."""

from bisect import bisect_left
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))

    def draw(self, u: float) -> int:
        point = u * self.ends[-1]
        i = bisect_left(self.ends, point)
        while self.ends[i] <= point:
            i += 1
        return i
