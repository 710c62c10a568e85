# time: O(log n); space: O(1); factor: none; where: -
"""Doubles a stride at both ends at once, then bisects in the part that is left; within the bound."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    n = len(nums)
    stride = 1
    while stride < n and nums[stride - 1] < target < nums[n - stride]:
        stride *= 2
    start, end = 0, n
    if stride < n:
        if nums[stride - 1] >= target:
            end = stride
        else:
            start = n - stride
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
