# time: O(rows * cols * log cols + q * log rows); space: O(rows * cols); factor: log n; where: -
"""A Fenwick tree of Fenwick trees, filled by adding cell after cell; a log factor or two throughout."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        self.rows, self.cols = len(matrix), len(matrix[0])
        self.tree = [[0] * (self.cols + 1) for _ in range(self.rows + 1)]
        for r, row in enumerate(matrix, 1):
            for c, value in enumerate(row, 1):
                self._add(r, c, value)

    def _add(self, r: int, col: int, value: int) -> None:
        while r <= self.rows:
            line, c = self.tree[r], col
            while c <= self.cols:
                line[c] += value
                c += c & -c
            r += r & -r

    def _upto(self, r: int, col: int) -> int:
        total = 0
        while r:
            line, c = self.tree[r], col
            while c:
                total += line[c]
                c &= c - 1
            r &= r - 1
        return total

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        return (
            self._upto(row_end + 1, col_end + 1)
            - self._upto(row_start, col_end + 1)
            - self._upto(row_end + 1, col_start)
            + self._upto(row_start, col_start)
        )
