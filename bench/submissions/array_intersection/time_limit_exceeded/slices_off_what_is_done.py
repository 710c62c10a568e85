# time: O(n ** 2); space: O(n); factor: n; where: C
"""Two sorted lists whose matched heads are sliced off, a copy of the rest for each match: O(n^2) in C."""

from bisect import bisect_left


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    rest = sorted(b)
    common = []
    for value in sorted(a):
        place = bisect_left(rest, value)
        if place < len(rest) and rest[place] == value:
            common.append(value)
            rest = rest[place + 1 :]  # blame
    return common
