"""A table without a border: index -1 before the first row or column reads the last one instead of zeros."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.prefix: list[list[int]] = []
        for r, row in enumerate(matrix):
            line: list[int] = []
            row_total = 0
            for c, value in enumerate(row):
                row_total += value
                line.append(row_total + (self.prefix[r - 1][c] if r else 0))
            self.prefix.append(line)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        top, bottom = self.prefix[row_start - 1], self.prefix[row_end]
        return bottom[col_end] - bottom[col_start - 1] - top[col_end] + top[col_start - 1]
