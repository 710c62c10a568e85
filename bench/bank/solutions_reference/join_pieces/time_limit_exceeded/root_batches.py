# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Copies all parts after every batch of about sqrt(n) pieces."""

from math import isqrt


def join_pieces(pieces: list[str]) -> str:
    size = isqrt(len(pieces))
    parts: list[str] = []
    for start in range(0, len(pieces), size):
        longer = [piece.lower() for piece in reversed(pieces[start : start + size])]
        for part in parts:  # blame
            longer.append(part)  # blame
        parts = longer
    return "-".join(parts)
