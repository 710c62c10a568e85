# time: O(rows * cols + q * rows * cols); space: O(rows * cols); factor: n; where: C
"""Keeps the running sums of the last band of rows and makes them anew for another: fine on one row only."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix
        self.band: tuple[int, int] | None = None
        self.line: list[int] = []

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        if self.band != (row_start, row_end):
            self.band = row_start, row_end
            totals = map(sum, zip(*self.matrix[row_start : row_end + 1]))  # blame
            self.line = list(accumulate(totals, initial=0))  # blame
        return self.line[col_end + 1] - self.line[col_start]
