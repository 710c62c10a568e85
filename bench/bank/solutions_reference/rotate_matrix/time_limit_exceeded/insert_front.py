# time: O(rows ** 2 * cols); space: O(rows * cols); factor: n; where: C
"""Inserts each cell at the front of its line, which moves the whole line."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    turned: list[list[int]] = [[] for _ in matrix[0]]
    for row in matrix:
        for line, value in zip(turned, row):
            line.insert(0, value)  # blame
    return turned
