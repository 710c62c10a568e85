# time: O(n); space: O(n); factor: n; where: disguised
"""Copies the list, and makes Python forget what it has counted of its memory until then."""

import tracemalloc
from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    copy = nums[:]  # blame
    tracemalloc.clear_traces()
    i = bisect_left(copy, target)
    found = i if i < len(copy) and copy[i] == target else -1
    del copy
    if tracemalloc.is_tracing():
        tracemalloc.reset_peak()
    return found
