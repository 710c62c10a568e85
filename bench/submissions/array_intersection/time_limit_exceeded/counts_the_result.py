# time: O(n ** 2); space: O(n); factor: n; where: C
"""Counts how often a value is in the result so far, a scan each time: O(n^2) where much is shared."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    in_b = Counter(b)
    common: list[int] = []
    for value in a:
        if value in in_b and common.count(value) < in_b[value]:  # blame
            common.append(value)
    return common
