# time: O(log n); space: O(log n); factor: none; where: -
"""Recursion on ranges through a cache that is new for each call and never hit; within the bound."""

from functools import lru_cache


def binary_search(nums: list[int], target: int) -> int:
    @lru_cache(maxsize=None)
    def within(low: int, high: int) -> int:
        if low == high:
            return -1
        middle = (low + high) >> 1
        if nums[middle] == target:
            return middle
        return within(middle + 1, high) if nums[middle] < target else within(low, middle)

    return within(0, len(nums))
