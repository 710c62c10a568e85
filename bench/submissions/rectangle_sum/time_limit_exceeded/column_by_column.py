# time: O(rows * cols + q * cols); space: O(rows * cols); factor: n; where: python
"""Running sums down each column: a query still loops over its columns, slow on a single long row."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.columns = [list(accumulate(column, initial=0)) for column in zip(*matrix)]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        total = 0
        for c in range(col_start, col_end + 1):  # blame
            total += self.columns[c][row_end + 1] - self.columns[c][row_start]  # blame
        return total
