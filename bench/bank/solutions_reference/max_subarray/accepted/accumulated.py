# time: O(n); space: O(n); factor: none; where: -
"""Prefix sums and their running minimum, both by accumulate."""

from itertools import accumulate
from operator import sub


def max_subarray(nums: list[int]) -> int:
    sums = list(accumulate(nums, initial=0))
    return max(map(sub, sums[1:], accumulate(sums, min)))
