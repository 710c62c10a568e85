"""Running totals of the counts say where each value begins; equal ones keep their order. O(n + w)."""

from itertools import accumulate


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = [0] * (high - low + 2)
    for value in nums:
        counts[value - low + 1] += 1
    places = list(accumulate(counts))
    ordered = nums.copy()
    for value in nums:
        ordered[places[value - low]] = value
        places[value - low] += 1
    return ordered
