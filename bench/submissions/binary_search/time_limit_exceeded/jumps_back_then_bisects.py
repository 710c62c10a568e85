# time: O(n ** 0.5); space: O(1); factor: sqrt; where: python
"""Jumps back from the end by sqrt(n) and only then bisects: up to sqrt(n) jumps."""

from bisect import bisect_left
from math import isqrt


def binary_search(nums: list[int], target: int) -> int:
    jump = isqrt(len(nums)) + 1
    end = len(nums)
    while end > jump and nums[end - jump] > target:  # blame
        end -= jump  # blame
    index = bisect_left(nums, target, max(0, end - jump), end)
    return index if index < len(nums) and nums[index] == target else -1
