"""Returns where the target would belong, without looking whether it is there."""

from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    return bisect_left(nums, target)
