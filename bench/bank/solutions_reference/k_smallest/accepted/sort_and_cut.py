# time: O(n log n); space: O(n); factor: none; where: -
"""Sorts all and takes the first k."""


def k_smallest(nums: list[int], k: int) -> list[int]:
    return sorted(nums)[:k]
