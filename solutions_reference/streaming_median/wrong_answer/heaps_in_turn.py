"""Puts every other value into the lower half, without comparing it with those of the upper one."""

from heapq import heappush


class StreamingMedian:
    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []

    def insert(self, value: int) -> None:
        if len(self.lower) == len(self.upper):
            heappush(self.lower, -value)
        else:
            heappush(self.upper, value)

    def median(self) -> float:
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return (self.upper[0] - self.lower[0]) / 2 if self.lower else 0.0
