# time: O(n); space: O(n); factor: none; where: -
"""Collects the parts in a list and joins them once."""


def join_pieces(pieces: list[str]) -> str:
    parts = []
    for piece in reversed(pieces):
        parts.append(piece.lower())
    return "-".join(parts)
