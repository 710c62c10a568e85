# time: O(n log n); space: O(n); factor: none; where: -
"""Leaves the work to Python's own sort."""


def sort_values(nums: list[int]) -> list[int]:
    return sorted(nums)
