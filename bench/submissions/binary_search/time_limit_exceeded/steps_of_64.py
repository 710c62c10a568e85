# time: O(n); space: O(1); factor: n; where: python
"""Walks in steps of 64 before it bisects: n / 64 steps are fewer, but they still grow like n."""

from bisect import bisect_left

STEP = 64


def binary_search(nums: list[int], target: int) -> int:
    start = 0
    while start + STEP < len(nums) and nums[start + STEP] <= target:  # blame
        start += STEP  # blame
    index = bisect_left(nums, target, start, min(start + STEP, len(nums)))
    return index if index < len(nums) and nums[index] == target else -1
