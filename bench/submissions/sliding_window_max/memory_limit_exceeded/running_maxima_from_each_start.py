# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps all running maxima of every window although only the last of each is asked for: O(n * k) memory."""

from itertools import accumulate


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    table = []
    for start in range(len(nums) - k + 1):
        table.append(list(accumulate(nums[start : start + k], max)))  # blame
    return [line[-1] for line in table]
