"""Each line of the table is the running sum of a row plus the line above, made on the first query."""

from itertools import accumulate
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix
        self.lines: list[list[int]] = []

    def build(self) -> None:
        line = [0] * (len(self.matrix[0]) + 1)
        self.lines.append(line)
        for row in self.matrix:
            line = list(map(add, accumulate(row, initial=0), line))
            self.lines.append(line)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        if not self.lines:
            self.build()
        above, below = self.lines[row_start], self.lines[row_end + 1]
        return (below[col_end + 1] - above[col_end + 1]) - (below[col_start] - above[col_start])
