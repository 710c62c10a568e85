"""Adds the slices of the rows on each query: O(rows * cols) a query, most of it inside C."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return sum(sum(row[col_start : col_end + 1]) for row in self.matrix[row_start : row_end + 1])
