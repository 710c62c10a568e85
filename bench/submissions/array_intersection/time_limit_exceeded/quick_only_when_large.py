# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""Compares all pairs up to 20,000 elements, and counts beyond: larger inputs than measured first are quick."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    if len(a) + len(b) > 20_000:
        return list((Counter(a) & Counter(b)).elements())
    taken = [False] * len(b)
    common = []
    for value in a:
        for j, other in enumerate(b):  # blame
            if other == value and not taken[j]:  # blame
                taken[j] = True
                common.append(value)
                break
    return common
