"""Compares with the first element before asking whether there is one."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    front = nums[0]
    index = bisect_left(nums, (target < front, target), key=lambda value: (value < front, value))
    return index if index < len(nums) and nums[index] == target else -1
