# time: O(n * log n); space: O(n); factor: none; where: -
"""Sorts both lists and measures the run of each different value by bisection; within the bound."""

from bisect import bisect_left, bisect_right


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    if len(a) > len(b):
        a, b = b, a
    a.sort()
    b.sort()
    common: list[int] = []
    start = 0
    while start < len(a):
        value = a[start]
        end = bisect_right(a, value, start)
        copies = bisect_right(b, value) - bisect_left(b, value)
        common.extend([value] * min(end - start, copies))
        start = end
    return common
