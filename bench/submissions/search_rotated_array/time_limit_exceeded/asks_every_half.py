# time: O(n); space: O(log n); factor: n; where: python
"""Recursion that searches both halves in turn because either may hold the target: O(n) calls."""


def search_rotated_array(nums: list[int], target: int) -> int:
    return search(nums, target, 0, len(nums) - 1)


def search(nums: list[int], target: int, first: int, last: int) -> int:
    if first > last:
        return -1
    middle = (first + last) // 2
    if nums[middle] == target:
        return middle
    left = search(nums, target, first, middle - 1)  # blame
    return left if left != -1 else search(nums, target, middle + 1, last)  # blame
