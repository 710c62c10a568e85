"""The standard library finds where the target belongs; one comparison tells whether it is there."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    index = bisect_left(nums, target)
    if index < len(nums) and nums[index] == target:
        return index
    return -1
