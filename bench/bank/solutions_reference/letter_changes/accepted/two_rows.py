# time: O(n * m); space: O(n + m); factor: none; where: -
"""Keeps the row above and the one that grows."""


def letter_changes(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            row.append(above[j] if x == y else 1 + min(above[j], above[j + 1], row[j]))
        above = row
    return above[-1]
