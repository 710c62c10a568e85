# time: O(q * rows * cols); space: O(1); factor: n; where: python
"""Adds up the cells of the rectangle in two nested loops on each query."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        total = 0
        for r in range(row_start, row_end + 1):  # blame
            for c in range(col_start, col_end + 1):  # blame
                total += self.matrix[r][c]  # blame
        return total
