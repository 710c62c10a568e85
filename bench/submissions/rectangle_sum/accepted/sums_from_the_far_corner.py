# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Suffix sums in packed arrays: each entry sums all cells below and to the right; within the bound."""

from array import array


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        rows, cols = len(matrix), len(matrix[0])
        self.rest = [array("q", bytes(8 * (cols + 1))) for _ in range(rows + 1)]
        for r in range(rows - 1, -1, -1):
            line, below = self.rest[r], self.rest[r + 1]
            in_row = 0
            for c in range(cols - 1, -1, -1):
                in_row += matrix[r][c]
                line[c] = in_row + below[c]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        upper, lower = self.rest[row_start], self.rest[row_end + 1]
        return upper[col_start] - upper[col_end + 1] - lower[col_start] + lower[col_end + 1]
