"""The right table, but built anew for every pair of boxes: O(rows * cols) a pair."""

from itertools import accumulate

Box = tuple[int, int, int, int]
Table = list[list[float]]


def build(weights: list[list[float]]) -> Table:
    prefix = [[0.0] * (len(weights[0]) + 1)]
    for row in weights:
        prefix.append([a + b for a, b in zip(accumulate(row, initial=0.0), prefix[-1])])
    return prefix


def total(prefix: Table, row_start: int, row_end: int, col_start: int, col_end: int) -> float:
    if row_start > row_end or col_start > col_end:
        return 0.0
    top, bottom = prefix[row_start], prefix[row_end + 1]
    return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    def iou(self, box_a: Box, box_b: Box) -> float:
        prefix = build(self.weights)
        row_start, row_end = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        col_start, col_end = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = total(prefix, row_start, row_end, col_start, col_end)
        union = total(prefix, *box_a) + total(prefix, *box_b) - shared
        return shared / union if union else 0.0
