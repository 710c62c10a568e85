"""The same sums in one flat list: the step from a cell to the one below it is the width. O(1) a query."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.width = len(matrix[0]) + 1
        self.sums = [0] * (self.width * (len(matrix) + 1))
        place = self.width
        for row in matrix:
            place += 1
            for value in row:
                left, above = self.sums[place - 1], self.sums[place - self.width]
                self.sums[place] = value + left + above - self.sums[place - self.width - 1]
                place += 1

    def corner(self, rows: int, cols: int) -> int:
        """The sum of the first cells: that many rows of that many columns."""
        return self.sums[rows * self.width + cols]

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        below = self.corner(row_end + 1, col_end + 1) - self.corner(row_end + 1, col_start)
        above = self.corner(row_start, col_end + 1) - self.corner(row_start, col_start)
        return below - above
