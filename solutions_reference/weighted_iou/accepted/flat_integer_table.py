"""Counts weights in units of 1/1024 as integers, in one flat list of prefix sums. O(1) a pair."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.width = len(weights[0]) + 1
        self.sums = [0] * self.width
        for row in weights:
            row_total = 0
            self.sums.append(0)
            for weight in row:
                row_total += int(weight * 1024)
                self.sums.append(row_total + self.sums[-self.width])

    def units(self, row_start: int, row_stop: int, col_start: int, col_stop: int) -> int:
        """The total of a box whose stops are exclusive, in units of 1/1024."""
        top = row_start * self.width
        bottom = row_stop * self.width
        inside_and_above = self.sums[bottom + col_stop] - self.sums[bottom + col_start]
        above = self.sums[top + col_stop] - self.sums[top + col_start]
        return inside_and_above - above

    def iou(self, box_a: Box, box_b: Box) -> float:
        top_a, bottom_a, left_a, right_a = box_a
        top_b, bottom_b, left_b, right_b = box_b
        union = self.units(top_a, bottom_a + 1, left_a, right_a + 1)
        union += self.units(top_b, bottom_b + 1, left_b, right_b + 1)
        if union == 0:
            return 0.0
        if bottom_a < top_b or bottom_b < top_a or right_a < left_b or right_b < left_a:
            return 0.0
        row_start, row_stop = max(top_a, top_b), min(bottom_a, bottom_b) + 1
        col_start, col_stop = max(left_a, left_b), min(right_a, right_b) + 1
        shared = self.units(row_start, row_stop, col_start, col_stop)
        return shared / (union - shared)
