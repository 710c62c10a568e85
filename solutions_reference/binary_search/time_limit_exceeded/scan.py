"""Walks from the left until the values reach the target: O(n), at its worst where the target is last."""


def binary_search(nums: list[int], target: int) -> int:
    for i, value in enumerate(nums):
        if value >= target:
            return i if value == target else -1
    return -1
