# time: O(rows * cols + q * cols); space: O(rows * cols); factor: n; where: C
"""Running sums down the columns and a sum(map(sub)) across a box: O(cols) a pair, fine on narrow grids."""

from operator import add, sub

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.down = [[0.0] * len(weights[0])]
        for row in weights:
            self.down.append(list(map(add, self.down[-1], row)))

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom:
            return 0.0
        span = slice(left, right + 1)
        return sum(map(sub, self.down[bottom + 1][span], self.down[top][span]))  # blame

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
