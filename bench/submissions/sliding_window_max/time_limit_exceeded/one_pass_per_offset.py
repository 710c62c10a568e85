# time: O(n ** 2); space: O(n); factor: n; where: C
"""Widens all windows by one element at a time: k - 1 passes of map(max) over the list."""

from itertools import islice


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    windows = len(nums) - k + 1
    maxima = nums[:windows]
    for offset in range(1, k):
        entering = islice(nums, offset, offset + windows)
        maxima = list(map(max, maxima, entering))  # blame
    return maxima
