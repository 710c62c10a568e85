"""Writes the values from the highest to the lowest."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low + 1)
    for value in nums:
        counts[value - low] += 1
    ordered: list[int] = []
    for value in range(high, low - 1, -1):
        ordered.extend([value] * counts[value - low])
    return ordered
