"""Counts how often each value occurs and writes it as often. O(n + w)."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low + 1)
    for value in nums:
        counts[value - low] += 1
    ordered: list[int] = []
    for i, count in enumerate(counts):
        if count:
            ordered.extend([low + i] * count)
    return ordered
