"""Divides by 2 with //: a mean that lies between two integers is rounded down."""

from heapq import heappush, heappushpop


class StreamingMedian:
    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []

    def insert(self, value: int) -> None:
        if len(self.lower) == len(self.upper):
            heappush(self.lower, -heappushpop(self.upper, value))
        else:
            heappush(self.upper, -heappushpop(self.lower, -value))

    def median(self) -> float:
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return float((self.upper[0] - self.lower[0]) // 2) if self.lower else 0.0
