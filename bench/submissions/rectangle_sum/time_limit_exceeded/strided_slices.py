# time: O(rows * cols + q * rows); space: O(rows * cols); factor: n; where: C
"""Running sums of each row in one flat list, and two strided slices a query: O(rows) in C."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.width = len(matrix[0]) + 1
        self.flat: list[int] = []
        for row in matrix:
            self.flat.extend(accumulate(row, initial=0))

    def down(self, row_start: int, row_end: int, col: int) -> int:
        return sum(self.flat[row_start * self.width + col : (row_end + 1) * self.width : self.width])  # blame

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return self.down(row_start, row_end, col_end + 1) - self.down(row_start, row_end, col_start)
