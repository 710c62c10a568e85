# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""The constructor returns nothing but closures over the table; each query builds a partial; O(1) a query."""

from functools import partial
from itertools import accumulate
from operator import add, sub


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        table = [[0] * (len(matrix[0]) + 1)]
        for row in matrix:
            table.append(list(map(add, table[-1], accumulate(row, initial=0))))

        def line_difference(line: list[int], start: int, end: int) -> int:
            return sub(line[end + 1], line[start])

        def across(row: int, start: int, end: int) -> int:
            return line_difference(table[row], start, end)

        self.across = across

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        band = partial(self.across, start=col_start, end=col_end)
        return sub(band(row_end + 1), band(row_start))
