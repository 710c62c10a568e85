# time: O(log n); space: O(1); factor: none; where: -
"""Lets bisect search among the positions and look up values through a key; within the bound."""

from bisect import bisect_right


def binary_search(nums: list[int], target: int) -> int:
    after = bisect_right(range(len(nums)), target, key=nums.__getitem__)
    if after == 0 or nums[after - 1] != target:
        return -1
    return after - 1
