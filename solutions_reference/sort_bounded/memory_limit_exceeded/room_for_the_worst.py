"""Sets aside room for n values under each value of the range: O(n * w) memory, a byte an element."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    taken = [bytearray(len(nums)) for _ in range(high - low + 1)]
    counts = [0] * (high - low + 1)
    for value in nums:
        taken[value - low][counts[value - low]] = 1
        counts[value - low] += 1
    return [low + i for i, row in enumerate(taken) for _ in range(row.count(1))]
