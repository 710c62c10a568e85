# time: O(rows * cols + rows ** 2 + q); space: O(rows * cols); factor: n; where: C
"""Collects the lines in a tuple that is copied for each new one: O(rows^2) in the constructor, if tall."""

from itertools import accumulate
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.lines: tuple[list[int], ...] = ([0] * (len(matrix[0]) + 1),)
        for row in matrix:
            line = list(map(add, accumulate(row, initial=0), self.lines[-1]))
            self.lines = self.lines + (line,)  # blame

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        above, below = self.lines[row_start], self.lines[row_end + 1]
        return below[col_end + 1] + above[col_start] - below[col_start] - above[col_end + 1]
