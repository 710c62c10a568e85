# time: O(n); space: O(n); factor: none; where: -
"""Lowers each letter by its code and collects letters one by one, some twenty times slower; O(n)."""


def join_pieces(pieces: list[str]) -> str:
    letters: list[str] = []
    for piece in reversed(pieces):
        if letters:
            letters.append("-")
        for letter in piece:
            code = ord(letter)
            letters.append(chr(code + 32) if 65 <= code <= 90 else letter)
    return "".join(letters)
