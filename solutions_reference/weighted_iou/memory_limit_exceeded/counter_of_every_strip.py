"""The right table, and beside it room to count how often each strip is asked for, a strip being the rows
between any two up to some column: the memory is O(rows * rows * cols), rows being the shorter side."""

from array import array

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.turned = len(weights) > len(weights[0])
        if self.turned:
            weights = [list(column) for column in zip(*weights)]
        rows, self.cols = len(weights), len(weights[0])
        self.prefix = [[0.0] * (self.cols + 1)]
        for row in weights:
            line = [0.0]
            row_total = 0.0
            for weight, total_above in zip(row, self.prefix[-1][1:]):
                row_total += weight
                line.append(row_total + total_above)
            self.prefix.append(line)
        self.asked = [array("I", [0]) * ((row_end + 1) * self.cols) for row_end in range(rows)]

    def weight(self, row_start: int, row_end: int, col_start: int, col_end: int) -> float:
        if row_start > row_end or col_start > col_end:
            return 0.0
        if self.turned:
            row_start, row_end, col_start, col_end = col_start, col_end, row_start, row_end
        self.asked[row_end][row_start * self.cols + col_end] += 1
        top, bottom = self.prefix[row_start], self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]

    def iou(self, box_a: Box, box_b: Box) -> float:
        row_start, row_end = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        col_start, col_end = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(row_start, row_end, col_start, col_end)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
