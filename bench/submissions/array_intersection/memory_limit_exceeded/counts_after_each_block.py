# time: O(n ** 1.5); space: O(n ** 1.5); factor: sqrt; where: C
"""Keeps a full copy of the counts after every block of sqrt(n) elements: n * sqrt(n) entries."""

from collections import Counter
from math import isqrt


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    size = isqrt(len(a)) + 1
    history: list[Counter[int]] = [Counter()]
    for start in range(0, len(a), size):
        counts = history[-1].copy()  # blame
        counts.update(a[start : start + size])
        history.append(counts)  # blame
    left = history[-1]
    common = []
    for value in b:
        if left[value] > 0:
            left[value] -= 1
            common.append(value)
    return common
