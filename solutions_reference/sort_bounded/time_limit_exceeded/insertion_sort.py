"""Moves each element past all larger ones before it: O(n * n) unless the list is nearly in order."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    for i, value in enumerate(nums):
        while i > 0 and nums[i - 1] > value:
            nums[i] = nums[i - 1]
            i -= 1
        nums[i] = value
    return nums
