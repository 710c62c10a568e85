"""Takes the end bounds as exclusive: the last row and the last column of each query are missing."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        rows, cols = len(matrix), len(matrix[0])
        self.prefix = [[0] * (cols + 1) for _ in range(rows + 1)]
        for r in range(rows):
            for c in range(cols):
                around = self.prefix[r][c + 1] + self.prefix[r + 1][c] - self.prefix[r][c]
                self.prefix[r + 1][c + 1] = matrix[r][c] + around

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        top, bottom = self.prefix[row_start], self.prefix[row_end]
        return bottom[col_end] - bottom[col_start] - top[col_end] + top[col_start]
