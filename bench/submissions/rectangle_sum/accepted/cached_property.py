# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""A cached property builds the table, line by line from a generator, at the first query; within the bound."""

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix

    @cached_property
    def table(self) -> list[list[int]]:
        return list(self.lines())

    def lines(self) -> Iterator[list[int]]:
        totals = [0] * len(self.matrix[0])
        for row in chain([totals], self.matrix):
            totals = [total + value for total, value in zip(totals, row)]
            yield list(accumulate(totals, initial=0))

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        below, above = self.table[row_end + 1], self.table[row_start]
        return sum((below[col_end + 1], above[col_start], -below[col_start], -above[col_end + 1]))
