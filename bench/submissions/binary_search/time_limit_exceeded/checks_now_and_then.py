# time: O(n); space: O(1); factor: n; where: disguised
"""Halves, but with every sixteenth call it makes sure that the whole list ascends."""

from itertools import pairwise

CALLS = [0]


def binary_search(nums: list[int], target: int) -> int:
    CALLS[0] += 1
    if CALLS[0] % 16 == 1:
        assert all(a < b for a, b in pairwise(nums))  # blame
    low, high = 0, len(nums)
    while low < high:
        middle = (low + high) // 2
        if nums[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low if low < len(nums) and nums[low] == target else -1
