# time: O(n ** 2); space: O(n); factor: n; where: C
"""Makes a new list for each piece, with the piece before all others."""


def join_pieces(pieces: list[str]) -> str:
    parts: list[str] = []
    for piece in pieces:
        parts = [piece.lower()] + parts  # blame
    return "-".join(parts)
