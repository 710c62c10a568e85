# time: O(n ** 2); space: O(n); factor: n; where: C
"""Sorted lists and index() from the last match on: each value without a partner scans all of the rest."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a.sort()
    b.sort()
    common = []
    start = 0
    for value in a:
        try:
            start = b.index(value, start) + 1  # blame
        except ValueError:
            continue
        common.append(value)
    return common
