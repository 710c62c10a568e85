# time: O(n log n); space: O(n); factor: log n; where: -
"""Takes the prefix sums from a heap, least first, each with the greatest one behind it: a log factor."""

from heapq import heapify, heappop
from itertools import accumulate


def max_subarray(nums: list[int]) -> int:
    sums = list(accumulate(nums, initial=0))
    behind = list(accumulate(reversed(sums[1:]), max))[::-1]
    heap = [(total, place) for place, total in enumerate(sums[:-1])]
    heapify(heap)
    best = max(nums)
    while heap:
        total, place = heappop(heap)
        best = max(best, behind[place] - total)
    return best
