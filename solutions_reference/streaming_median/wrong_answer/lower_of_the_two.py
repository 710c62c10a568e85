"""Takes the lower of the two values in the middle instead of their mean."""

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
        return float(-self.lower[0]) if self.lower else 0.0
