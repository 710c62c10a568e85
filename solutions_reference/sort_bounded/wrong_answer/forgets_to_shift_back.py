"""Writes indices of counts instead of values: right only where the range begins at 0."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low + 1)
    for value in nums:
        counts[value - low] += 1
    return [i for i, count in enumerate(counts) for _ in range(count)]
