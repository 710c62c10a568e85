"""Guards against index -1 with the wrong comparison, so the first element is never found."""

from bisect import bisect_right


def binary_search(nums: list[int], target: int) -> int:
    index = bisect_right(nums, target) - 1
    if index > 0 and nums[index] == target:
        return index
    return -1
