# time: O(log n); space: O(1); factor: none; where: -
"""Takes elements of the part that cannot hold the target for infinities, then halves; within the bound."""

from math import inf


def search_rotated_array(nums: list[int], target: int) -> int:
    start, end = 0, len(nums)
    while start < end:
        middle = (start + end) // 2
        value: float = nums[middle]
        if (value < nums[0]) != (target < nums[0]):
            value = -inf if target < nums[0] else inf
        if value == target:
            return middle
        if value < target:
            start = middle + 1
        else:
            end = middle
    return -1
