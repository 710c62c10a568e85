"""Compares a new value with the median to choose its heap, and moves a top where one heap is too large."""

import heapq


class StreamingMedian:
    def __init__(self) -> None:
        self.small: list[int] = []
        self.large: list[int] = []

    def insert(self, value: int) -> None:
        if value > self.median():
            heapq.heappush(self.large, value)
        else:
            heapq.heappush(self.small, -value)
        if len(self.large) > len(self.small) + 1:
            heapq.heappush(self.small, -heapq.heappop(self.large))
        elif len(self.small) > len(self.large) + 1:
            heapq.heappush(self.large, -heapq.heappop(self.small))

    def median(self) -> float:
        if len(self.small) == len(self.large):
            return (self.large[0] - self.small[0]) / 2 if self.large else 0.0
        return float(self.large[0] if len(self.large) > len(self.small) else -self.small[0])
