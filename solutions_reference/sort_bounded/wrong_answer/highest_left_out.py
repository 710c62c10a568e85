"""Takes the upper limit as exclusive when it writes: the highest value is missing."""

from collections import Counter


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = Counter(nums)
    return [value for value in range(low, high) for _ in range(counts[value])]
