# time: O(n); space: O(1); factor: n; where: C
"""Counts how many elements are not below the first one to learn where the drop is: all n are asked."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    front = sum(map(nums[0].__le__, nums))  # blame
    start, end = (0, front) if target >= nums[0] else (front, len(nums))
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
