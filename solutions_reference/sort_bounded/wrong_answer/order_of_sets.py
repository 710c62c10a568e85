"""Trusts the order of a set of small integers, which is neither promised nor that of negative ones."""

from collections import Counter


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = Counter(nums)
    return [value for value in set(nums) for _ in range(counts[value])]
