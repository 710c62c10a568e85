"""A proper binary search on either side of the smallest element, which min() and index() find in O(n)."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    drop = nums.index(min(nums))
    start, end = (drop, len(nums)) if target <= nums[-1] else (0, drop)
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
