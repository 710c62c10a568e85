# time: O(rows * cols ** 2 + q); space: O(rows * cols); factor: n; where: C
"""Builds each line of the table by `line + [x]`, a copy for every cell: O(cols^2) for a row."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.table = [[0.0] * (len(weights[0]) + 1)]
        for row in weights:
            above = self.table[-1]
            line = [0.0]
            for c, weight in enumerate(row):
                line = line + [weight + line[-1] - above[c] + above[c + 1]]  # blame
            self.table.append(line)

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        corners = self.table[bottom + 1][right + 1] + self.table[top][left]
        return corners - self.table[bottom + 1][left] - self.table[top][right + 1]

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
