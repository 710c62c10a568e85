# time: O(n ** 2); space: O(1); factor: n; where: C
"""Turns the list back one place at a time, and pop(0) moves all of it at every turn: O(n^2) in C."""

from bisect import bisect_left


def search_rotated_array(nums: list[int], target: int) -> int:
    turns = 0
    while nums and nums[0] > nums[-1]:  # blame
        nums.append(nums.pop(0))  # blame
        turns += 1
    rank = bisect_left(nums, target)
    return (rank + turns) % len(nums) if rank < len(nums) and nums[rank] == target else -1
