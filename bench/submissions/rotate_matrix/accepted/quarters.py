# time: O(rows * cols * log(rows * cols)); space: O(rows * cols); factor: log n; where: -
"""Turns both halves of the longer side and puts these together, cell by cell: a log factor."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    rows, cols = len(matrix), len(matrix[0])
    if rows == 1 and cols == 1:
        return [[matrix[0][0]]]
    if rows > cols:
        upper, lower = rotate_matrix(matrix[: rows // 2]), rotate_matrix(matrix[rows // 2 :])
        return [[value for part in (low, up) for value in part] for low, up in zip(lower, upper)]
    left = rotate_matrix([row[: cols // 2] for row in matrix])
    right = rotate_matrix([row[cols // 2 :] for row in matrix])
    return [[value for value in line] for part in (left, right) for line in part]
