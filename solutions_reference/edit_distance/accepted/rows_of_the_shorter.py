"""Row by row, with a column for each letter of the shorter text, and only the last row. O(n * m)."""


def edit_distance(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            row.append(above[j] if x == y else 1 + min(above[j], above[j + 1], row[j]))
        above = row
    return above[-1]
