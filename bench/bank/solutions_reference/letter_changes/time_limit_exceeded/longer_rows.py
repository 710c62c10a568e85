# time: O(n * m ** 2); space: O(n + m); factor: n; where: C
"""Makes a new row, longer by one, for every cell."""


def letter_changes(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            value = above[j] if x == y else 1 + min(above[j], above[j + 1], row[j])
            row = row + [value]  # blame
        above = row
    return above[-1]
