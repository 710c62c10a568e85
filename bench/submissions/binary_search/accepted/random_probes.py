# time: O(log n); space: O(1); factor: none; where: -
"""Probes a random place of what is left; O(log n) steps on average, and never the same from call to call."""

from random import Random

RANDOM = Random(5)


def binary_search(nums: list[int], target: int) -> int:
    low, high = 0, len(nums)
    while low < high:
        probe = low + int(RANDOM.random() * (high - low))
        if nums[probe] == target:
            return probe
        if nums[probe] < target:
            low = probe + 1
        else:
            high = probe
    return -1
