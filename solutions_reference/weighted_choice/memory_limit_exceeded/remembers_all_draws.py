"""Keeps what it has drawn under each random number, in case that comes again: memory for q draws."""

from bisect import bisect_right
from itertools import accumulate


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = list(accumulate(weights))
        self.known: dict[float, int] = {}

    def draw(self, u: float) -> int:
        if u not in self.known:
            self.known[u] = bisect_right(self.ends, u * self.ends[-1])
        return self.known[u]
