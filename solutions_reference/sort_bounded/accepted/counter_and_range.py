"""Counter does the counting; the range says in which order to ask it. O(n + w)."""

from collections import Counter


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = Counter(nums)
    return [value for value in range(low, high + 1) if value in counts for _ in range(counts[value])]
