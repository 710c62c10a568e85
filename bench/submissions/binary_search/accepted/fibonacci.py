# time: O(log n); space: O(1); factor: none; where: -
"""Cuts the range by Fibonacci numbers, so that only additions are needed; within the bound."""


def binary_search(nums: list[int], target: int) -> int:
    n = len(nums)
    smaller, small, large = 0, 1, 1
    while large < n:
        smaller, small, large = small, large, small + large
    before = -1
    while large > 1:
        probe = min(before + smaller, n - 1)
        if nums[probe] == target:
            return probe
        if nums[probe] < target:
            before = probe
            large, small, smaller = small, smaller, small - smaller
        else:
            large, small, smaller = smaller, small - smaller, 2 * smaller - small
    rest = before + 1
    return rest if rest < n and nums[rest] == target else -1
