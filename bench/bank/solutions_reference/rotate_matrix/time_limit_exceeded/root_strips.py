# time: O(rows * cols ** 1.5); space: O(rows * cols); factor: sqrt; where: python
"""Copies the whole result after every strip of about sqrt(cols) columns."""

from math import isqrt


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    cols = len(matrix[0])
    width = isqrt(cols)
    turned: list[list[int]] = []
    for start in range(0, cols, width):
        strip = [[row[c] for row in reversed(matrix)] for c in range(start, min(start + width, cols))]
        turned = [[value for value in line] for line in turned] + strip  # blame
    return turned
