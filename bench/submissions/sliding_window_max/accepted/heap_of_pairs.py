# time: O(n log n); space: O(n); factor: log n; where: -
"""A heap of pairs of negated value and place, cleaned at the top only: O(log n) for each."""

import heapq


class Window:
    def __init__(self, k: int) -> None:
        self.k = k
        self.heap: list[tuple[int, int]] = []

    def add(self, place: int, value: int) -> None:
        heapq.heappush(self.heap, (-value, place))
        while self.heap[0][1] <= place - self.k:
            heapq.heappop(self.heap)

    @property
    def maximum(self) -> int:
        return -self.heap[0][0]


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    window = Window(k)
    maxima = []
    for place, value in enumerate(nums):
        window.add(place, value)
        maxima.append(window.maximum)
    return maxima[k - 1 :]
