# time: O(n log n); space: O(n); factor: none; where: -
"""Makes a heap of all values and takes k of them."""

from heapq import heapify, heappop


def k_smallest(nums: list[int], k: int) -> list[int]:
    heap = nums[:]
    heapify(heap)
    return [heappop(heap) for _ in range(k)]
