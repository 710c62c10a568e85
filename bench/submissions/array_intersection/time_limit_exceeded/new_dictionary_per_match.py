# time: O(n ** 2); space: O(n); factor: n; where: C
"""Never changes the counts but copies them with one changed: O(n) for each match, in C."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    left = dict(Counter(a))
    common = []
    for value in b:
        if left.get(value):
            left = {**left, value: left[value] - 1}  # blame
            common.append(value)
    return common
