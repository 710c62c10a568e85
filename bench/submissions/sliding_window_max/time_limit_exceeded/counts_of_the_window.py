# time: O(n ** 2); space: O(n); factor: n; where: C
"""Counts what is in the window and takes max() over its different values: quick only if there are few."""

from collections import Counter


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    inside = Counter(nums[: k - 1])
    maxima = []
    for entering, leaving in zip(nums[k - 1 :], nums):
        inside[entering] += 1
        maxima.append(max(inside))  # blame
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
    return maxima
