"""Keeps one column with a row for each letter of a, also where a is the longer text."""


def edit_distance(a: str, b: str) -> int:
    column = list(range(len(a) + 1))
    for y in b:
        corner, column[0] = column[0], column[0] + 1
        for i, x in enumerate(a, 1):
            best = min(corner + (x != y), column[i] + 1, column[i - 1] + 1)
            corner, column[i] = column[i], best
    return column[-1]
