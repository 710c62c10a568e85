# time: O(rows * cols ** 2 + q); space: O(rows * cols ** 2); factor: n; where: python
"""For each pair of columns, the running sums down the rows between them: O(rows * cols^2) memory."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        rows, cols = len(matrix), len(matrix[0])
        self.spans: dict[tuple[int, int], list[int]] = {}
        for start in range(cols):
            widths = [0] * rows
            for end in range(start, cols):  # blame
                down = [0]
                for r in range(rows):
                    widths[r] += matrix[r][end]
                    down.append(down[-1] + widths[r])  # blame
                self.spans[start, end] = down  # blame

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        down = self.spans[col_start, col_end]
        return down[row_end + 1] - down[row_start]
