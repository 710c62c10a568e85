"""Makes a new tuple with each distance: the row so far is copied for each pair, inside C."""


def edit_distance(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a
    above = tuple(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row: tuple[int, ...] = (i,)
        for j, y in enumerate(b, 1):
            row = (*row, min(above[j - 1] + (x != y), above[j] + 1, row[j - 1] + 1))
        above = row
    return above[-1]
