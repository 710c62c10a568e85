"""The right table, but built anew on every query: O(rows * cols) a query."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        prefix = [[0] * (len(self.matrix[0]) + 1)]
        for row in self.matrix:
            prefix.append([a + b for a, b in zip(accumulate(row, initial=0), prefix[-1])])
        top, bottom = prefix[row_start], prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]
