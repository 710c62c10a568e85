"""Prefix sums in two dimensions, with a row and a column of zeros before the first. O(1) a query."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        above = [0] * (len(matrix[0]) + 1)
        self.prefix = [above]
        for row in matrix:
            line = [0]
            row_total = 0
            for col, value in enumerate(row, 1):
                row_total += value
                line.append(row_total + above[col])
            self.prefix.append(line)
            above = line

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        top = self.prefix[row_start]
        bottom = self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]
