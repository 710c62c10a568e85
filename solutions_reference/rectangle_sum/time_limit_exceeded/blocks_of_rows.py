"""Prefix sums of each row and of each block of about sqrt(rows) rows: O(sqrt(rows)) a query."""

from itertools import accumulate
from math import isqrt


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.height = isqrt(len(matrix))
        self.lines = [list(accumulate(row, initial=0)) for row in matrix]
        self.blocks = []
        for start in range(0, len(matrix), self.height):
            block = self.lines[start : start + self.height]
            self.blocks.append([sum(column) for column in zip(*block)])

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        total = 0
        row = row_start
        while row <= row_end:
            if row % self.height == 0 and row + self.height - 1 <= row_end:
                line = self.blocks[row // self.height]
                row += self.height
            else:
                line = self.lines[row]
                row += 1
            total += line[col_end + 1] - line[col_start]
        return total
