# time: O(n * m ** 1.5); space: O(n + m); factor: sqrt; where: python
"""Tries up to about sqrt(m) letters inserted at the end, not just one."""

from math import isqrt


def letter_changes(a: str, b: str) -> int:
    most = isqrt(len(b)) + 1
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            best = min(above[j] + (x != y), above[j + 1] + 1)
            for k in range(max(0, j + 1 - most), j + 1):  # blame
                if row[k] + j + 1 - k < best:  # blame
                    best = row[k] + j + 1 - k
            row.append(best)
        above = row
    return above[-1]
