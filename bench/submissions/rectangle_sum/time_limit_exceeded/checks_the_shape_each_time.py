# time: O(rows * cols + q * rows); space: O(rows * cols); factor: n; where: python
"""The right table, but each query makes sure that all lines have one length: slow on tall matrices."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.width = len(matrix[0]) + 1
        self.table = [[0] * self.width]
        for row in matrix:
            self.table.append([a + b for a, b in zip(accumulate(row, initial=0), self.table[-1])])

    def check(self) -> None:
        for line in self.table:  # blame
            if len(line) != self.width:  # blame
                raise ValueError("the matrix is not rectangular")

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        self.check()  # blame
        above, below = self.table[row_start], self.table[row_end + 1]
        return below[col_end + 1] - above[col_end + 1] - below[col_start] + above[col_start]
