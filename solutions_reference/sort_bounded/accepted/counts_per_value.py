"""Counts how often each value occurs and writes it as often. O(n + w)."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low + 1)
    for value in nums:
        counts[value - low] += 1
    ordered: list[int] = []
    for value, count in enumerate(counts, low):
        ordered.extend([value] * count)
    return ordered
