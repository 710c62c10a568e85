# time: O(n ** 0.5); space: O(1); factor: sqrt; where: C
"""Bisects for a block of sqrt(n) elements, but then list.index walks through that block."""

from bisect import bisect_right
from math import isqrt


def binary_search(nums: list[int], target: int) -> int:
    size = isqrt(len(nums)) + 1
    starts = range(0, len(nums), size)
    block = bisect_right(starts, target, key=nums.__getitem__) - 1
    if block < 0:
        return -1
    try:
        return nums.index(target, starts[block], starts[block] + size)  # blame
    except ValueError:
        return -1
