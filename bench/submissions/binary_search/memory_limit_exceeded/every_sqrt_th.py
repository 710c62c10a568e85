# time: O(n ** 0.5); space: O(n ** 0.5); factor: sqrt; where: C
"""Takes every sqrt(n)-th element into a list of its own, on each call, to bisect there first."""

from bisect import bisect_left, bisect_right
from math import isqrt


def binary_search(nums: list[int], target: int) -> int:
    step = isqrt(len(nums)) + 1
    samples = nums[::step]  # blame
    start = max(0, bisect_right(samples, target) - 1) * step
    index = bisect_left(nums, target, start, min(start + step, len(nums)))
    return index if index < len(nums) and nums[index] == target else -1
