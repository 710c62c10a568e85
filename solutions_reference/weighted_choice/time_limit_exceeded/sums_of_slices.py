"""Adds up all weights before each index to prepare: O(n * n), whatever is drawn then."""

from bisect import bisect_right


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends = [sum(weights[: i + 1]) for i in range(len(weights))]

    def draw(self, u: float) -> int:
        return bisect_right(self.ends, u * self.ends[-1])
