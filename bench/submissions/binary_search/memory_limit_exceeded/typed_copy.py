# time: O(n); space: O(n); factor: n; where: C
"""Packs the list into an array of machine integers first: quick to search, but a copy of n elements."""

from array import array
from bisect import bisect_left


def binary_search(nums: list[int], target: int) -> int:
    packed = array("q", nums)  # blame
    index = bisect_left(packed, target)
    return index if index < len(packed) and packed[index] == target else -1
