# time: O(log n); space: O(1); factor: none; where: -
"""Halves with exact fractions, each step tens of times dearer than with integers; within the bound."""

from fractions import Fraction
from math import floor


def binary_search(nums: list[int], target: int) -> int:
    low, high = Fraction(0), Fraction(len(nums))
    while high - low > 0:
        middle = Fraction(floor((low + high) / 2))
        value = nums[int(middle)]
        if value == target:
            return int(middle)
        if value < target:
            low = middle + 1
        else:
            high = middle
    return -1
