# time: O(rows * cols + q * (rows * cols) ** 0.5); space: O(rows * cols); factor: sqrt; where: python
"""Running sums along the longer side, so a query loops over the shorter: slow only where both are long."""

from itertools import accumulate


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.upright = len(matrix) > len(matrix[0])
        lines = zip(*matrix) if self.upright else matrix
        self.lines = [list(accumulate(line, initial=0)) for line in lines]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        first, last, start, end = row_start, row_end, col_start, col_end
        if self.upright:
            first, last, start, end = col_start, col_end, row_start, row_end
        total = 0
        for i in range(first, last + 1):  # blame
            total += self.lines[i][end + 1] - self.lines[i][start]  # blame
        return total
