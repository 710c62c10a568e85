# time: O(n); space: O(n); factor: n; where: C
"""Builds a set of all n elements on each call, only to ask it one question before bisecting."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    present = set(nums)  # blame
    return bisect_left(nums, target) if target in present else -1
