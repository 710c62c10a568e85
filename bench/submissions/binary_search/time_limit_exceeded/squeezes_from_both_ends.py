# time: O(n); space: O(1); factor: n; where: python
"""Moves both ends towards the target one element at a time, which takes O(n) steps."""


def binary_search(nums: list[int], target: int) -> int:
    first, last = 0, len(nums) - 1
    while first <= last and (nums[first] < target or nums[last] > target):  # blame
        if nums[first] < target:
            first += 1  # blame
        if nums[last] > target:
            last -= 1  # blame
    return first if first <= last and nums[first] == target else -1
