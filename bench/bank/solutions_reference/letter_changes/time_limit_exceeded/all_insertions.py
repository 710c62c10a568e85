# time: O(n * m ** 2); space: O(n + m); factor: n; where: python
"""Tries every number of letters inserted at the end, not just one."""


def letter_changes(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            best = min(above[j] + (x != y), above[j + 1] + 1)
            for k, distance in enumerate(row):  # blame
                if distance + j + 1 - k < best:  # blame
                    best = distance + j + 1 - k
            row.append(best)
        above = row
    return above[-1]
