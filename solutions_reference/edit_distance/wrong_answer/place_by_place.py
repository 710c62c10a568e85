"""Compares letters in the same place, and adds the difference of the lengths."""


def edit_distance(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b)) + abs(len(a) - len(b))
