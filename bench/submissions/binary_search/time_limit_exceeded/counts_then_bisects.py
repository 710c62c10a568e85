# time: O(n); space: O(1); factor: n; where: C
"""Asks list.count whether the target occurs at all, which compares it with every element."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    if not nums.count(target):  # blame
        return -1
    return bisect_left(nums, target)
