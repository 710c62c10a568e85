# time: O(n ** 0.5); space: O(1); factor: sqrt; where: python
"""Jumps by sqrt(n) until a value lies after the drop, then bisects: up to sqrt(n) jumps."""

from bisect import bisect_left
from math import isqrt


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    jump = isqrt(n) + 1
    start = 0
    while start + jump < n and nums[start + jump] >= nums[0]:  # blame
        start += jump  # blame
    drop = bisect_left(nums, True, start, min(start + jump, n), key=lambda value: value < nums[0])
    first, last = (0, drop) if nums and target >= nums[0] else (drop, n)
    index = bisect_left(nums, target, first, last)
    return index if index < last and nums[index] == target else -1
