# time: O(rows ** 2 * cols + q); space: O(rows * cols); factor: n; where: disguised
"""A thread started by the constructor builds the table, each line anew from the top, while nobody waits."""

from itertools import accumulate
from threading import Thread


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.table = [[0] * (len(matrix[0]) + 1)]
        self.builder = Thread(target=self.build, args=(matrix,))
        self.builder.start()

    def build(self, matrix: list[list[int]]) -> None:
        for r in range(1, len(matrix) + 1):
            column_sums = [sum(column) for column in zip(*matrix[:r])]  # blame
            self.table.append([0, *accumulate(column_sums)])

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        self.builder.join()
        above, below = self.table[row_start], self.table[row_end + 1]
        return below[col_end + 1] - below[col_start] - above[col_end + 1] + above[col_start]
