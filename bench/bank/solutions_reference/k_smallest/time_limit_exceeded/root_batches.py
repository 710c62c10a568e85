# time: O(n ** 1.5); space: O(n); factor: sqrt; where: C
"""Sorts the smallest values so far again after each batch of about sqrt(n) values."""

from math import isqrt


def k_smallest(nums: list[int], k: int) -> list[int]:
    size = isqrt(len(nums))
    kept: list[int] = []
    for start in range(0, len(nums), size):
        kept = sorted(kept + nums[start : start + size])[:k]  # blame
    return kept
