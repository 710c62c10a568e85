"""Count the values of a, then let each element of b use up one of them. O(n)."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    left = dict(Counter(a))
    common = []
    for value in b:
        count = left.get(value, 0)
        if count:
            common.append(value)
            left[value] = count - 1
    return common
