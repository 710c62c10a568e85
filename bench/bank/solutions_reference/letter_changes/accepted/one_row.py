# time: O(n * m); space: O(n + m); factor: none; where: -
"""Keeps a single row and the one value of the row above that it has just replaced."""


def letter_changes(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        corner, left = row[0], i
        row[0] = i
        for j, y in enumerate(b, 1):
            above = row[j]
            if x != y:
                if above < corner:
                    corner = above
                if left < corner:
                    corner = left
                corner += 1
            row[j] = left = corner
            corner = above
    return row[-1]
