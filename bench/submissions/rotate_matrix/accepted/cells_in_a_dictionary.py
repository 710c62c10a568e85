# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""Every cell in a dictionary under its new place, then read line by line; O(rows * cols)."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    rows, cols = len(matrix), len(matrix[0])
    cells = {(c, rows - 1 - r): matrix[r][c] for r in range(rows) for c in range(cols)}
    return [[cells[line, place] for place in range(rows)] for line in range(cols)]
