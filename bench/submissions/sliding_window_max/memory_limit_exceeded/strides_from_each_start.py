# time: O(n ** 1.5); space: O(n ** 1.5); factor: sqrt; where: C
"""Stores for each window the maxima of all its stretches of sqrt(k) elements: O(n * sqrt(k)) memory."""

from math import isqrt


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    width = isqrt(k)
    stretch = nums
    for _ in range(width - 1):
        stretch = list(map(max, stretch, nums[1 - len(stretch) :]))  # blame
    table = []
    for start in range(len(nums) - k + 1):
        table.append(stretch[start : start + k - width + 1 : width])  # blame
        table[-1].append(stretch[start + k - width])
    return [max(line) for line in table]
