# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""Puts each cell where it belongs in a matrix of zeros."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    rows = len(matrix)
    turned = [[0] * rows for _ in matrix[0]]
    for r, row in enumerate(matrix):
        for c, value in enumerate(row):
            turned[c][rows - 1 - r] = value
    return turned
