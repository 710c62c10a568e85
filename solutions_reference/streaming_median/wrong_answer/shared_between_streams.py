"""Keeps the heaps in the class, not in the object: a new stream knows the values of an old one."""

from heapq import heappush, heappushpop


class StreamingMedian:
    lower: list[int] = []
    upper: list[int] = []

    def __init__(self) -> None:
        pass

    def insert(self, value: int) -> None:
        if len(self.lower) == len(self.upper):
            heappush(self.lower, -heappushpop(self.upper, value))
        else:
            heappush(self.upper, -heappushpop(self.lower, -value))

    def median(self) -> float:
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return (self.upper[0] - self.lower[0]) / 2 if self.lower else 0.0
