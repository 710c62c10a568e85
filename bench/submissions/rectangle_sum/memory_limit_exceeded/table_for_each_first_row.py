# time: O(rows ** 2 * cols + q); space: O(rows ** 2 * cols); factor: n; where: C
"""Keeps a table of its own for each first row that was ever asked for: O(rows^2 * cols) once all were."""

from itertools import accumulate
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.matrix = matrix
        self.tables: dict[int, list[list[int]]] = {}

    def table_from(self, first: int) -> list[list[int]]:
        line = [0] * (len(self.matrix[0]) + 1)
        table = []
        for row in self.matrix[first:]:  # blame
            line = list(map(add, line, accumulate(row, initial=0)))  # blame
            table.append(line)  # blame
        return table

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        if row_start not in self.tables:
            self.tables[row_start] = self.table_from(row_start)  # blame
        line = self.tables[row_start][row_end - row_start]
        return line[col_end + 1] - line[col_start]
