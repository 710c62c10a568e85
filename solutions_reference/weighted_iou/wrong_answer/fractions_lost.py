"""Turns weights into integers on the way into the table: their fractions are lost."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.prefix = [[0.0] * (len(weights[0]) + 1)]
        for row in weights:
            line = [0.0]
            for c, weight in enumerate(row):
                line.append(int(weight) + line[c] + self.prefix[-1][c + 1] - self.prefix[-1][c])
            self.prefix.append(line)

    def weight(self, row_start: int, row_end: int, col_start: int, col_end: int) -> float:
        if row_start > row_end or col_start > col_end:
            return 0.0
        top, bottom = self.prefix[row_start], self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]

    def iou(self, box_a: Box, box_b: Box) -> float:
        row_start, row_end = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        col_start, col_end = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(row_start, row_end, col_start, col_end)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
