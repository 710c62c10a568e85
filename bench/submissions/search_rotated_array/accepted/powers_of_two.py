# time: O(log n); space: O(1); factor: none; where: -
"""Finds the last element of the front part by adding powers of two, then bisects; within the bound."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    last_in_front = 0
    power = 1 << n.bit_length()
    while power:
        ahead = last_in_front + power
        if ahead < n and nums[ahead] >= nums[0]:
            last_in_front = ahead
        power >>= 1
    start, end = (0, min(last_in_front + 1, n)) if nums and target >= nums[0] else (last_in_front + 1, n)
    index = bisect_left(nums, target, min(start, n), end)
    return index if index < end and nums[index] == target else -1
