# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Turns the matrix itself into prefix sums, first along rows and then down columns; within the bound."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        rows, cols = len(matrix), len(matrix[0])
        for row in matrix:
            for c in range(1, cols):
                row[c] += row[c - 1]
        for r in range(1, rows):
            for c in range(cols):
                matrix[r][c] += matrix[r - 1][c]
        self.sums = matrix

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        total = self.sums[row_end][col_end]
        if row_start:
            total -= self.sums[row_start - 1][col_end]
        if col_start:
            total -= self.sums[row_end][col_start - 1]
        if row_start and col_start:
            total += self.sums[row_start - 1][col_start - 1]
        return total
