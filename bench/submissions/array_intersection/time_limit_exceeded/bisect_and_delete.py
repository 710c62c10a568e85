# time: O(n ** 2); space: O(n); factor: n; where: C
"""Finds partners by bisection but deletes them from the sorted list, which moves all behind: O(n^2) in C."""

from bisect import bisect_left


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    b.sort()
    common = []
    for value in a:
        place = bisect_left(b, value)
        if b[place : place + 1] == [value]:
            common.append(b[place])
            del b[place]  # blame
    return common
