# time: O(n); space: O(n); factor: none; where: -
"""Joins the reversed list and makes the whole line lower case."""


def join_pieces(pieces: list[str]) -> str:
    return "-".join(pieces[::-1]).lower()
