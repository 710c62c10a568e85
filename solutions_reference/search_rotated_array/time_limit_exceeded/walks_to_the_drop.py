"""Walks to the drop step by step, then searches by halves: O(n), unless the drop is near the front."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    drop = 1
    while drop < n and nums[drop - 1] < nums[drop]:
        drop += 1
    for start, end in ((0, min(drop, n)), (drop, n)):
        index = bisect_left(nums, target, start, max(start, end))
        if index < end and nums[index] == target:
            return index
    return -1
