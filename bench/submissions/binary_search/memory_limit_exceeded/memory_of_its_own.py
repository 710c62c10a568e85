# time: O(n); space: O(n); factor: n; where: disguised
"""Copies the list into memory that it maps by itself, which Python's own accounts do not show."""

from bisect import bisect_left
from mmap import mmap


def binary_search(nums: list[int], target: int) -> int:
    with mmap(-1, 8 * len(nums) + 8) as memory:
        memory[: len(nums)] = bytes(value & 0xFF for value in nums)  # blame
        i = bisect_left(nums, target)
        return i if i < len(nums) and nums[i] == target and memory[i] == target & 0xFF else -1
