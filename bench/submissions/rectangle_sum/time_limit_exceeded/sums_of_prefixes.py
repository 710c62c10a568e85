# time: O(rows * cols ** 2 + q); space: O(rows * cols); factor: n; where: C
"""Sums each prefix of each row from its start while building, O(cols^2) a row; the queries are fine."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        cols = len(matrix[0])
        self.table = [[0] * (cols + 1)]
        for row in matrix:
            above = self.table[-1]
            self.table.append([sum(row[:c]) + above[c] for c in range(cols + 1)])  # blame

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        low, high = self.table[row_end + 1], self.table[row_start]
        return low[col_end + 1] - low[col_start] - high[col_end + 1] + high[col_start]
