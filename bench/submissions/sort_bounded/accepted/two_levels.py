# time: O(n + w); space: O(n + w); factor: none; where: -
"""Buckets of about sqrt(w) values each, then counts within a bucket; O(n + w)."""

from math import isqrt


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    width = high - low + 1
    size = isqrt(width - 1) + 1
    buckets: list[list[int]] = [[] for _ in range(size)]
    for value in nums:
        buckets[(value - low) // size].append((value - low) % size)
    ordered = []
    for number, bucket in enumerate(buckets):
        counts = [0] * size
        for rest in bucket:
            counts[rest] += 1
        for rest, count in enumerate(counts):
            ordered.extend([low + number * size + rest] * count)
    return ordered
