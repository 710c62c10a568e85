# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Prefix sums in one array of machine integers, read through a memoryview with two dimensions; O(1) a query."""

from array import array


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        rows, cols = len(matrix) + 1, len(matrix[0]) + 1
        sums = array("q", bytes(8 * rows * cols))
        for r, row in enumerate(matrix, 1):
            total = 0
            for c, value in enumerate(row, 1):
                total += value
                sums[r * cols + c] = sums[(r - 1) * cols + c] + total
        self.sums = memoryview(sums).cast("B").cast("q", (rows, cols))

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        sums = self.sums
        right = sums[row_end + 1, col_end + 1] - sums[row_start, col_end + 1]
        return right - sums[row_end + 1, col_start] + sums[row_start, col_start]
