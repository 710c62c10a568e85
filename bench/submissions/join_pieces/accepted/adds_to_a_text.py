# time: O(n); space: O(n); factor: none; where: -
"""Adds to one text that nothing else refers to, which CPython does in place; O(n) there."""


def join_pieces(pieces: list[str]) -> str:
    text = ""
    for i in range(len(pieces) - 1, 0, -1):
        text += pieces[i].lower()
        text += "-"
    text += pieces[0].lower()
    return text
