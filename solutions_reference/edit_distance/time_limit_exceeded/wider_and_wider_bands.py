"""Stays near the diagonal, and begins again with a band wider by one if that was too narrow."""


def edit_distance(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a
    width = len(a) - len(b)
    while (distance := within(a, b, width)) > width:
        width += 1
    return distance


def within(a: str, b: str, width: int) -> int:
    """Return the distance if that is at most the width, and something larger if not."""
    far = len(a) + 1
    above = [j if j <= width else far for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        row = [far] * (len(b) + 1)
        row[0] = i
        for j in range(max(1, i - width), min(len(b), i + width) + 1):
            row[j] = min(above[j - 1] + (x != b[j - 1]), above[j] + 1, row[j - 1] + 1)
        above = row
    return above[-1]
