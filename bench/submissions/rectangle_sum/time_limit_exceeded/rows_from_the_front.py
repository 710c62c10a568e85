# time: O(rows * cols + rows ** 2 + q); space: O(rows * cols); factor: n; where: C
"""Empties the matrix by pop(0) while it builds its table: all rows move at every step, slow if many."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        totals = [0] * len(matrix[0])
        self.table = [[0, *totals]]
        while matrix:
            row = matrix.pop(0)  # blame
            totals = [total + value for total, value in zip(totals, row)]
            self.table.append([0, *accumulate(totals)])

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        right = self.table[row_end + 1][col_end + 1] - self.table[row_start][col_end + 1]
        left = self.table[row_end + 1][col_start] - self.table[row_start][col_start]
        return right - left
