"""Inserts each value into its place of a list: all behind it move, O(n) inside C."""

from bisect import insort


class StreamingMedian:
    def __init__(self) -> None:
        self.ordered: list[int] = []

    def insert(self, value: int) -> None:
        insort(self.ordered, value)

    def median(self) -> float:
        n = len(self.ordered)
        if not n:
            return 0.0
        return (self.ordered[(n - 1) // 2] + self.ordered[n // 2]) / 2
