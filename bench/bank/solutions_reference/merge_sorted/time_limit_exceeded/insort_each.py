# time: O(n * m + m ** 2); space: O(n + m); factor: n; where: C
"""Inserts the values of the second list into the first, which moves all larger ones each time."""

from bisect import insort


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    merged = a[:]
    for value in reversed(b):
        insort(merged, value)  # blame
    return merged
