"""Looks at the place where the target belongs, which lies past the end if all elements are smaller."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    index = bisect_left(nums, target)
    return index if nums[index] == target else -1
