# time: O(n ** 2); space: O(n); factor: n; where: C
"""Appends to a string that an object holds, which copies it every time."""


class Line:
    def __init__(self, text: str) -> None:
        self.text = text

    def add(self, piece: str) -> None:
        self.text += "-" + piece  # blame


def join_pieces(pieces: list[str]) -> str:
    line = Line(pieces[-1].lower())
    for piece in pieces[-2::-1]:
        line.add(piece.lower())  # blame
    return line.text
