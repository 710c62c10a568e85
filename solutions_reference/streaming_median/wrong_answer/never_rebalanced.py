"""Chooses the heap by the top of the lower half, and lets one grow as far as it likes beyond the other."""

from heapq import heappush


class StreamingMedian:
    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []

    def insert(self, value: int) -> None:
        if not self.lower or value <= -self.lower[0]:
            heappush(self.lower, -value)
        else:
            heappush(self.upper, value)

    def median(self) -> float:
        if not self.lower:
            return 0.0
        if len(self.lower) == len(self.upper):
            return (self.upper[0] - self.lower[0]) / 2
        return float(-self.lower[0] if len(self.lower) > len(self.upper) else self.upper[0])
