# time: O(n ** 1.5 + m ** 1.5); space: O(n + m); factor: sqrt; where: python
"""Copies all that is merged after every batch of about sqrt(n + m) values."""

from math import isqrt


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    size = isqrt(len(a) + len(b)) + 1
    merged: list[int] = []
    batch: list[int] = []
    i = j = 0
    while i < len(a) or j < len(b):
        if j == len(b) or (i < len(a) and a[i] <= b[j]):
            batch.append(a[i])
            i += 1
        else:
            batch.append(b[j])
            j += 1
        if len(batch) == size:
            merged = [value for part in (merged, batch) for value in part]  # blame
            batch = []
    return merged + batch
