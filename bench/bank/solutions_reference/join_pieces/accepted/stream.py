# time: O(n); space: O(n); factor: none; where: -
"""Writes the pieces to a stream in memory."""

from io import StringIO


def join_pieces(pieces: list[str]) -> str:
    stream = StringIO()
    for place in range(len(pieces) - 1, -1, -1):
        stream.write(pieces[place].lower())
        if place:
            stream.write("-")
    return stream.getvalue()
