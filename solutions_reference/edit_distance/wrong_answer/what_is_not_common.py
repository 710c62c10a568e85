"""Keeps a longest common subsequence at any price, and counts the other letters of the longer text."""


def edit_distance(a: str, b: str) -> int:
    above = [0] * (len(b) + 1)
    for x in a:
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] + 1 if x == y else max(above[j + 1], row[j]))
        above = row
    return max(len(a), len(b)) - above[-1]
