# time: O(n); space: O(n); factor: n; where: python
"""Writes down a sort key for each of the n elements before bisecting among the keys."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    first = nums[0]
    keys = [(value < first, value) for value in nums]  # blame
    wanted = (target < first, target)
    index = bisect_left(keys, wanted)
    return index if index < len(keys) and keys[index] == wanted else -1
