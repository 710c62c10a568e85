"""Membership and index() both walk through the list inside C: O(n)."""


def binary_search(nums: list[int], target: int) -> int:
    return nums.index(target) if target in nums else -1
