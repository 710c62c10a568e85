# time: O(log n); space: O(log n); factor: none; where: -
"""Recursion on thirds instead of halves, two probes a level; within the bound."""


def binary_search(nums: list[int], target: int) -> int:
    return search(nums, target, 0, len(nums) - 1)


def search(nums: list[int], target: int, first: int, last: int) -> int:
    if first > last:
        return -1
    third = (last - first) // 3
    lower, upper = first + third, last - third
    for probe in (lower, upper):
        if nums[probe] == target:
            return probe
    if target < nums[lower]:
        return search(nums, target, first, lower - 1)
    if target < nums[upper]:
        return search(nums, target, lower + 1, upper - 1)
    return search(nums, target, upper + 1, last)
