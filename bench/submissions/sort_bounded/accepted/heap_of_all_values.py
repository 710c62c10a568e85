# time: O(n log n); space: O(n); factor: log n; where: -
"""All values in a heap, taken out one by one: a log factor."""

from heapq import heapify, heappop


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    heap = list(nums)
    heapify(heap)
    return [heappop(heap) for _ in range(len(heap))]
