# time: O(rows * cols + q * log rows); space: O(rows * cols); factor: log n; where: -
"""A Fenwick tree over the rows whose nodes are lines of running sums: a log factor for each query."""

from itertools import accumulate
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.nodes = [list(accumulate(row, initial=0)) for row in matrix]
        for i in range(1, len(matrix) + 1):
            parent = i + (i & -i)
            if parent <= len(matrix):
                self.nodes[parent - 1] = list(map(add, self.nodes[parent - 1], self.nodes[i - 1]))

    def above(self, row: int, col_start: int, col_end: int) -> int:
        total = 0
        while row:
            line = self.nodes[row - 1]
            total += line[col_end + 1] - line[col_start]
            row &= row - 1
        return total

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return self.above(row_end + 1, col_start, col_end) - self.above(row_start, col_start, col_end)
