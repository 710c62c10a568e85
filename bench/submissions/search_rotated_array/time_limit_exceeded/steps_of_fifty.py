# time: O(n); space: O(1); factor: n; where: python
"""Looks at every fiftieth element for the drop: n / 50 steps still grow like n."""

from bisect import bisect_left

STEP = 50


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    probe = 0
    while probe < n and nums[probe] >= nums[0]:  # blame
        probe += STEP  # blame
    drop = bisect_left(nums, True, max(0, probe - STEP), min(probe, n), key=lambda value: value < nums[0])
    start, end = (0, drop) if nums and target >= nums[0] else (drop, n)
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
