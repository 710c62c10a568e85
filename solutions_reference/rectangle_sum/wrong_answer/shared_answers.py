"""Remembers answers in the class, not in the object: a later matrix gets the answers of an earlier one."""


class RectangleSum:
    answers: dict[tuple[int, int, int, int], int] = {}

    def __init__(self, matrix: list[list[int]]) -> None:
        self.prefix = [[0] * (len(matrix[0]) + 1)]
        for row in matrix:
            line = [0]
            for c, value in enumerate(row):
                line.append(value + line[c] + self.prefix[-1][c + 1] - self.prefix[-1][c])
            self.prefix.append(line)

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        bounds = (row_start, row_end, col_start, col_end)
        if bounds not in self.answers:
            top, bottom = self.prefix[row_start], self.prefix[row_end + 1]
            below = bottom[col_end + 1] - bottom[col_start]
            self.answers[bounds] = below - top[col_end + 1] + top[col_start]
        return self.answers[bounds]
