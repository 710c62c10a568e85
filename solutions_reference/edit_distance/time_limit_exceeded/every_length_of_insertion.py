"""Tries each number of letters inserted in a row, not just one: O(s) for each pair of beginnings."""


def edit_distance(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            inserted = min(distance + j - k for k, distance in enumerate(row))
            row.append(min(above[j - 1] + (x != y), above[j] + 1, inserted))
        above = row
    return above[-1]
