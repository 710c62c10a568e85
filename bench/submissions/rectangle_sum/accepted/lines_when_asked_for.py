# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Extends the table only as far down as the queries reach, each line once; within the bound."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix
        self.lines = [[0] * (len(matrix[0]) + 1)]

    def line(self, rows: int) -> list[int]:
        while len(self.lines) <= rows:
            above = self.lines[-1]
            line = [0]
            in_row = 0
            for c, value in enumerate(self.matrix[len(self.lines) - 1]):
                in_row += value
                line.append(above[c + 1] + in_row)
            self.lines.append(line)
        return self.lines[rows]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        below, above = self.line(row_end + 1), self.line(row_start)
        return below[col_end + 1] - below[col_start] - (above[col_end + 1] - above[col_start])
