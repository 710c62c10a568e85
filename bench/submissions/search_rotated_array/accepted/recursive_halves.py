# time: O(log n); space: O(log n); factor: none; where: -
"""Recursion on bounds: a search for the drop, then one in the right part; within the bound."""


def smallest(nums: list[int], first: int, last: int) -> int:
    if nums[first] <= nums[last]:
        return first
    middle = (first + last) // 2
    if nums[middle] >= nums[first]:
        return smallest(nums, middle + 1, last)
    return smallest(nums, first, middle)


def find(nums: list[int], target: int, first: int, last: int) -> int:
    if first > last:
        return -1
    middle = (first + last) // 2
    if nums[middle] == target:
        return middle
    if nums[middle] > target:
        return find(nums, target, first, middle - 1)
    return find(nums, target, middle + 1, last)


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    drop = smallest(nums, 0, len(nums) - 1)
    if drop and target >= nums[0]:
        return find(nums, target, 0, drop - 1)
    return find(nums, target, drop, len(nums) - 1)
