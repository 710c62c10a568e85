# time: O(rows * cols + q * cols); space: O(rows * cols); factor: n; where: C
"""Hands out copies of the two lines that it needs, so that nobody can change them: O(cols) a query, inside C."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self._lines = [[0] * (len(matrix[0]) + 1)]
        for row in matrix:
            self._lines.append([a + b for a, b in zip(self._lines[-1], accumulate(row, initial=0))])

    def line(self, row: int) -> list[int]:
        return self._lines[row].copy()  # blame

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        upper, lower = self.line(row_start), self.line(row_end + 1)
        return lower[col_end + 1] - lower[col_start] - upper[col_end + 1] + upper[col_start]
