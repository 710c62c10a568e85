# time: O(n); space: O(1); factor: n; where: python
"""Walks from the right end to the drop: O(n) steps if the drop is near the front, quick if there is none."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    drop = 0
    if nums[0] > nums[-1]:
        drop = len(nums) - 1
        while nums[drop - 1] < nums[drop]:  # blame
            drop -= 1  # blame
    start, end = (drop, len(nums)) if target <= nums[-1] else (0, drop)
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
