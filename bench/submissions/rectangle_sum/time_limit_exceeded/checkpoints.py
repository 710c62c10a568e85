# time: O(rows * cols + q * rows ** 0.5); space: O(rows * cols); factor: sqrt; where: python
"""Keeps a full prefix line every sqrt(rows) rows only and adds the rows in between on each query."""

from itertools import accumulate
from math import isqrt
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.step = isqrt(len(matrix)) + 1
        self.rows = [list(accumulate(row, initial=0)) for row in matrix]
        line = [0] * (len(matrix[0]) + 1)
        self.checkpoints = []
        for r, row in enumerate(self.rows):
            if r % self.step == 0:
                self.checkpoints.append(line)
            line = list(map(add, line, row))

    def above(self, row: int, col_start: int, col_end: int) -> int:
        at = min(row // self.step, len(self.checkpoints) - 1)
        total = self.checkpoints[at][col_end + 1] - self.checkpoints[at][col_start]
        for r in range(at * self.step, row):  # blame
            total += self.rows[r][col_end + 1] - self.rows[r][col_start]  # blame
        return total

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return self.above(row_end + 1, col_start, col_end) - self.above(row_start, col_start, col_end)
