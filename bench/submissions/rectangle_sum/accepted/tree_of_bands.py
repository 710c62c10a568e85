# time: O(rows * cols + q * log rows); space: O(rows * cols); factor: log n; where: -
"""A recursive segment tree of bands of rows with their running sums; a log factor for each query."""

from __future__ import annotations

from itertools import accumulate


class Band:
    def __init__(self, matrix: list[list[int]], first: int, last: int) -> None:
        self.first, self.last = first, last
        self.halves: list[Band] = []
        if first == last:
            self.line = list(accumulate(matrix[first], initial=0))
        else:
            middle = (first + last) // 2
            self.halves = [Band(matrix, first, middle), Band(matrix, middle + 1, last)]
            self.line = [a + b for a, b in zip(self.halves[0].line, self.halves[1].line)]

    def total(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        if row_end < self.first or self.last < row_start:
            return 0
        if row_start <= self.first and self.last <= row_end:
            return self.line[col_end + 1] - self.line[col_start]
        return sum(half.total(row_start, row_end, col_start, col_end) for half in self.halves)


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.root = Band(matrix, 0, len(matrix) - 1)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return self.root.total(row_start, row_end, col_start, col_end)
