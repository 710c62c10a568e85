"""Jumps of sqrt(n), then single steps within one jump: O(sqrt n), better than a scan and still too slow."""

from math import isqrt


def binary_search(nums: list[int], target: int) -> int:
    n = len(nums)
    jump = isqrt(n)
    start = 0
    while start + jump < n and nums[start + jump] <= target:
        start += jump
    for i in range(start, min(start + jump + 1, n)):
        if nums[i] == target:
            return i
    return -1
