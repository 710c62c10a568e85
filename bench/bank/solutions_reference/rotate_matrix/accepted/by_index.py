# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""Reads each column upwards."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    upwards = matrix[::-1]
    return [[row[col] for row in upwards] for col in range(len(matrix[0]))]
