"""Keeps one heap, and for each question takes the smaller half out of a copy: O(n log n) each time."""

from heapq import heappop, heappush


class StreamingMedian:
    def __init__(self) -> None:
        self.heap: list[int] = []

    def insert(self, value: int) -> None:
        heappush(self.heap, value)

    def median(self) -> float:
        heap = self.heap.copy()
        if not heap:
            return 0.0
        for _ in range((len(self.heap) - 1) // 2):
            heappop(heap)
        return (heappop(heap) + heap[0]) / 2 if len(self.heap) % 2 == 0 else float(heap[0])
