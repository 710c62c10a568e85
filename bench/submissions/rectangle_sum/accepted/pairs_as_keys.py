# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Prefix sums in a dictionary under tuples of row and column; O(1) a query, heavy in memory."""

from collections import defaultdict


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.upto: defaultdict[tuple[int, int], int] = defaultdict(int)
        for r, row in enumerate(matrix):
            for c, value in enumerate(row):
                above, left = self.upto.get((r - 1, c), 0), self.upto.get((r, c - 1), 0)
                self.upto[r, c] = value + above + left - self.upto.get((r - 1, c - 1), 0)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return (
            self.upto[row_end, col_end]
            - self.upto.get((row_start - 1, col_end), 0)
            - self.upto.get((row_end, col_start - 1), 0)
            + self.upto.get((row_start - 1, col_start - 1), 0)
        )
