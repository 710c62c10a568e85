"""The multiset intersection that the standard library has: & takes the smaller of two counts. O(n)."""

from collections import Counter


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    return list((Counter(a) & Counter(b)).elements())
