# time: O(n * m ** 2); space: O(n + m); factor: n; where: C
"""Tries every number of letters inserted at the end, in one expression."""

from operator import add


def letter_changes(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            inserted = min(map(add, row, range(j + 1, 0, -1)))  # blame
            row.append(min(above[j] + (x != y), above[j + 1] + 1, inserted))
        above = row
    return above[-1]
