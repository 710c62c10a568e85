# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""Zips the reversed rows."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    return [list(line) for line in zip(*reversed(matrix))]
