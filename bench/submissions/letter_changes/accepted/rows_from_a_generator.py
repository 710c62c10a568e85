# time: O(n * m); space: O(n + m); factor: none; where: -
"""A generator makes each row from the one before; O(n * m)."""


def row_after(row: list[int], letter: str, b: str):
    left = row[0] + 1
    yield left
    for other, above, corner in zip(b, row[1:], row):
        left = min(left + 1, above + 1, corner + (letter != other))
        yield left


def letter_changes(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for letter in a:
        row = list(row_after(row, letter, b))
    return row[-1]
