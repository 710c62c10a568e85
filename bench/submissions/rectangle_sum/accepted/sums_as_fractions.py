# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""All sums are fractions, which costs some thirty times as much; O(1) a query."""

from fractions import Fraction


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        above = [Fraction(0)] * (len(matrix[0]) + 1)
        self.lines = [above]
        for row in matrix:
            line = [Fraction(0)]
            total = Fraction(0)
            for value, upper in zip(row, above[1:]):
                total += value
                line.append(total + upper)
            self.lines.append(line)
            above = line

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        bottom, top = self.lines[row_end + 1], self.lines[row_start]
        return int(bottom[col_end + 1] - top[col_end + 1] - bottom[col_start] + top[col_start])
