# time: O(n log n); space: O(n); factor: none; where: -
"""Keeps the k smallest so far in a heap with the largest of them on top."""

from heapq import heapify, heapreplace


def k_smallest(nums: list[int], k: int) -> list[int]:
    heap = [-value for value in nums[:k]]
    heapify(heap)
    for value in nums[k:]:
        if -value > heap[0]:
            heapreplace(heap, -value)
    return sorted(-value for value in heap)
