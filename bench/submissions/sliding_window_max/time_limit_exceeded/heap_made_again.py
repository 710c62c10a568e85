# time: O(n ** 2); space: O(n); factor: n; where: C
"""Takes the leaving element out of a heap by remove() and heapify(), both of which go through all k."""

from heapq import heapify, heappush


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    heap = [-value for value in nums[:k]]
    heapify(heap)
    maxima = [-heap[0]]
    for entering, leaving in zip(nums[k:], nums):
        heap.remove(-leaving)  # blame
        heapify(heap)  # blame
        heappush(heap, -entering)
        maxima.append(-heap[0])
    return maxima
