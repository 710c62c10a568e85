"""A heap for either half; a new value goes through the other half's heap. O(log n) an insertion."""

from heapq import heappush, heappushpop


class StreamingMedian:
    def __init__(self) -> None:
        self.lower: list[int] = []  # negated, the largest on top; as many as in upper, or one more
        self.upper: list[int] = []

    def insert(self, value: int) -> None:
        if len(self.lower) == len(self.upper):
            heappush(self.lower, -heappushpop(self.upper, value))
        else:
            heappush(self.upper, -heappushpop(self.lower, -value))

    def median(self) -> float:
        if not self.lower:
            return 0.0
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return (self.upper[0] - self.lower[0]) / 2
