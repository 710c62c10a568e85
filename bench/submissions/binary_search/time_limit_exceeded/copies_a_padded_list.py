# time: O(n); space: O(n); factor: n; where: disguised
"""Copies the list, padded so that small lists cost as much to copy as large ones, and bisects the copy."""

from bisect import bisect_left

PADDING = [0] * 70_000


def binary_search(nums: list[int], target: int) -> int:
    copy = nums + PADDING[len(nums) :]  # blame
    i = bisect_left(copy, target, 0, len(nums))
    return i if i < len(nums) and copy[i] == target else -1
