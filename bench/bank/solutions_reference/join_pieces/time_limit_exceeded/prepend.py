# time: O(n ** 2); space: O(n); factor: n; where: C
"""Puts each piece before the line that is there, which copies the line."""


def join_pieces(pieces: list[str]) -> str:
    line = pieces[0].lower()
    for piece in pieces[1:]:
        line = piece.lower() + "-" + line  # blame
    return line
