"""The right table, and beside it room to count how often each strip is asked for, a strip being the rows
between any two up to some column: the memory is O(rows * rows * cols), rows being the shorter side."""

from array import array


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.turned = len(matrix) > len(matrix[0])
        if self.turned:
            matrix = [list(column) for column in zip(*matrix)]
        rows, self.cols = len(matrix), len(matrix[0])
        self.prefix = [[0] * (self.cols + 1) for _ in range(rows + 1)]
        for r in range(rows):
            for c in range(self.cols):
                around = self.prefix[r][c + 1] + self.prefix[r + 1][c] - self.prefix[r][c]
                self.prefix[r + 1][c + 1] = matrix[r][c] + around
        self.asked = [array("H", [0]) * ((row_end + 1) * self.cols) for row_end in range(rows)]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        if self.turned:
            row_start, row_end, col_start, col_end = col_start, col_end, row_start, row_end
        strip = row_start * self.cols + col_end
        self.asked[row_end][strip] = min(self.asked[row_end][strip] + 1, 65535)
        top, bottom = self.prefix[row_start], self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]
