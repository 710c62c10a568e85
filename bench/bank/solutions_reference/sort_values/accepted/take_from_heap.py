# time: O(n log n); space: O(n); factor: none; where: -
"""Makes a heap and takes the least value again and again."""

from heapq import heapify, heappop


def sort_values(nums: list[int]) -> list[int]:
    heap = nums[:]
    heapify(heap)
    return [heappop(heap) for _ in nums]
