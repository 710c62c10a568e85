# time: O(n ** 2); space: O(n); factor: n; where: C
"""Writes into a file in memory, and reads all of it back with every hundredth piece, only for its length."""

from io import StringIO


def join_pieces(pieces: list[str]) -> str:
    file = StringIO()
    for number, piece in enumerate(reversed(pieces)):
        if number:
            file.write("-")
        file.write(piece.lower())
        if number % 100 == 99:
            assert len(file.getvalue()) > number  # blame
    return file.getvalue()
