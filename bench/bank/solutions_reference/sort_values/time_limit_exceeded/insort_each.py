# time: O(n ** 2); space: O(n); factor: n; where: C
"""Finds each value's place quickly, but moves all larger ones to make room."""

from bisect import insort


def sort_values(nums: list[int]) -> list[int]:
    result: list[int] = []
    for value in nums:
        insort(result, value)  # blame
    return result
