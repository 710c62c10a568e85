"""Compares the last letters without asking whether there are any."""

from functools import cache


def edit_distance(a: str, b: str) -> int:
    @cache
    def distance(i: int, j: int) -> int:
        if a[i] == b[j]:
            return distance(i - 1, j - 1) if i and j else i + j
        if i == 0 or j == 0:
            return max(i, j) + 1
        return 1 + min(distance(i - 1, j - 1), distance(i - 1, j), distance(i, j - 1))

    return distance(len(a) - 1, len(b) - 1)
