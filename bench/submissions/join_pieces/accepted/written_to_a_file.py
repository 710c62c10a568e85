# time: O(n); space: O(n); factor: none; where: -
"""Prints the pieces into a file in memory; O(n)."""

from io import StringIO


def join_pieces(pieces: list[str]) -> str:
    file = StringIO()
    separator = ""
    for piece in pieces[::-1]:
        print(separator, piece, sep="", end="", file=file)
        separator = "-"
    return file.getvalue().casefold()
