"""Finds the drop by halving, then copies the two parts back into order: the slices cost O(n)."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    drop = bisect_left(nums, True, key=lambda value: value < nums[0]) % len(nums)
    values = nums[drop:] + nums[:drop]
    index = bisect_left(values, target)
    if index < len(values) and values[index] == target:
        return (index + drop) % len(nums)
    return -1
