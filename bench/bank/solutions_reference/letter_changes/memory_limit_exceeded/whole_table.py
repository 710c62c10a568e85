# time: O(n * m); space: O(n * m); factor: n; where: python
"""Keeps the whole table of distances."""


def letter_changes(a: str, b: str) -> int:
    table = [[i + j for j in range(len(b) + 1)] for i in range(len(a) + 1)]  # blame
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                table[i + 1][j + 1] = table[i][j]
            else:
                table[i + 1][j + 1] = 1 + min(table[i][j], table[i][j + 1], table[i + 1][j])
    return table[-1][-1]
