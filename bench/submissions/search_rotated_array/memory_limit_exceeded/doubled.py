# time: O(n); space: O(n); factor: n; where: C
"""Writes the list down twice, so that the ordered list stands somewhere inside: 2 n elements a call."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    drop = bisect_left(nums, True, key=lambda value: value < nums[0])
    twice = nums + nums  # blame
    index = bisect_left(twice, target, drop, drop + n)
    return index % n if index < drop + n and twice[index] == target else -1
