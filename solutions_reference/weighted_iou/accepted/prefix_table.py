"""Prefix sums in two dimensions with a border of zeros; the overlap is a box as well. O(1) a pair."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        above = [0.0] * (len(weights[0]) + 1)
        self.prefix = [above]
        for row in weights:
            line = [0.0]
            row_total = 0.0
            for col, weight in enumerate(row, 1):
                row_total += weight
                line.append(row_total + above[col])
            self.prefix.append(line)
            above = line

    def weight(self, row_start: int, row_end: int, col_start: int, col_end: int) -> float:
        """The total weight of a box, 0.0 if it is empty."""
        if row_start > row_end or col_start > col_end:
            return 0.0
        top = self.prefix[row_start]
        bottom = self.prefix[row_end + 1]
        return bottom[col_end + 1] - bottom[col_start] - top[col_end + 1] + top[col_start]

    def iou(self, box_a: Box, box_b: Box) -> float:
        shared = self.weight(
            max(box_a[0], box_b[0]),
            min(box_a[1], box_b[1]),
            max(box_a[2], box_b[2]),
            min(box_a[3], box_b[3]),
        )
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
