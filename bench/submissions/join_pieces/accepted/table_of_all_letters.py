# time: O(n); space: O(n); factor: none; where: -
"""Translates by a table of 65,536 characters, made when the file is imported; O(n)."""

LOWER = {code: chr(code).lower() for code in range(1 << 16) if chr(code).isupper()}


class Joiner:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def __lshift__(self, piece: str) -> "Joiner":
        self.parts += [piece.translate(LOWER), "-"]
        return self

    def __str__(self) -> str:
        return "".join(self.parts[:-1])


def join_pieces(pieces: list[str]) -> str:
    joiner = Joiner()
    for piece in reversed(pieces):
        joiner <<= piece
    return str(joiner)
