# time: O(rows * cols + q); space: O(rows * cols); factor: none; where: -
"""Sums in place, with a line and column of zeros at the end that index -1 reaches; within the bound."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        for row in weights:
            row.append(0.0)
        weights.append([0.0] * len(weights[0]))
        self.sums = weights
        for r in range(len(weights) - 1):
            row, above = weights[r], weights[r - 1]
            in_row = 0.0
            for c in range(len(row) - 1):
                in_row += row[c]
                row[c] = in_row + above[c]

    def total(self, top: int, bottom: int, left: int, right: int) -> float:
        low, high = self.sums[bottom], self.sums[top - 1]
        return low[right] - low[left - 1] - high[right] + high[left - 1]

    def iou(self, box_a: Box, box_b: Box) -> float:
        (top_a, bottom_a, left_a, right_a), (top_b, bottom_b, left_b, right_b) = box_a, box_b
        top, bottom = max(top_a, top_b), min(bottom_a, bottom_b)
        left, right = max(left_a, left_b), min(right_a, right_b)
        if top > bottom or left > right:
            return 0.0
        shared = self.total(top, bottom, left, right)
        union = self.total(*box_a) + self.total(*box_b) - shared
        return shared / union if union else 0.0
