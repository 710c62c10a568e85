"""Makes the running totals anew for each draw: O(n) each time, inside C."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.weights = weights

    def draw(self, u: float) -> int:
        ends = list(accumulate(self.weights))
        return bisect_right(ends, u * ends[-1])
