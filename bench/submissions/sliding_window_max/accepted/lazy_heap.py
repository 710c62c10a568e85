# time: O(n * log n); space: O(n); factor: log n; where: -
"""A heap from which elements that left the window are removed only when they come up; a log factor more."""

from heapq import heappop, heappush


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    heap: list[tuple[int, int]] = []
    maxima = []
    for i, value in enumerate(nums):
        heappush(heap, (-value, i))
        if i >= k - 1:
            while heap[0][1] <= i - k:
                heappop(heap)
            maxima.append(-heap[0][0])
    return maxima
