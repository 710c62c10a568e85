"""Begins each row with 0: letters of a may be removed in front of b for nothing."""


def edit_distance(a: str, b: str) -> int:
    above = list(range(len(b) + 1))
    for x in a:
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] if x == y else 1 + min(above[j], above[j + 1], row[j]))
        above = row
    return above[-1]
