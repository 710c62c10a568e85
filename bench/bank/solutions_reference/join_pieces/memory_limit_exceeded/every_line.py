# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps every line on the way to the last one."""


def join_pieces(pieces: list[str]) -> str:
    lines = [pieces[0].lower()]
    for piece in pieces[1:]:
        lines.append(piece.lower() + "-" + lines[-1])  # blame
    return lines[-1]
