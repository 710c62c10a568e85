# time: O(n); space: O(n); factor: none; where: -
"""Fills one bytearray of the right size, the last piece first; O(n)."""


def join_pieces(pieces: list[str]) -> str:
    size = sum(map(len, pieces)) + len(pieces) - 1
    text = bytearray(b"-" * size)
    end = size
    for piece in pieces:
        text[end - len(piece) : end] = piece.lower().encode()
        end -= len(piece) + 1
    return text.decode()
