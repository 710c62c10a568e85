# time: O(n + w); space: O(n + w); factor: none; where: -
"""Chains one lazy repetition for each value of the range; O(n + w)."""

from collections import Counter
from itertools import chain, repeat, starmap


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = Counter(nums)
    pairs = ((value, counts[value]) for value in range(low, high + 1))
    return list(chain.from_iterable(starmap(repeat, pairs)))
