# time: O(q * rows * cols); space: O(1); factor: n; where: python
"""Visits every cell of the smallest box around both and asks in which of them it lies."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    def iou(self, box_a: Box, box_b: Box) -> float:
        both = either = 0.0
        for r in range(min(box_a[0], box_b[0]), max(box_a[1], box_b[1]) + 1):  # blame
            for c in range(min(box_a[2], box_b[2]), max(box_a[3], box_b[3]) + 1):  # blame
                hits = 0
                for top, bottom, left, right in (box_a, box_b):
                    hits += top <= r <= bottom and left <= c <= right  # blame
                if hits:
                    either += self.weights[r][c]  # blame
                if hits == 2:
                    both += self.weights[r][c]
        return both / either if either else 0.0
