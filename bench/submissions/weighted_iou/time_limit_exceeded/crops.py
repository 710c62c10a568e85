# time: O(q * rows * cols); space: O(rows * cols); factor: n; where: C
"""Crops the part of the weights under a box by slices and sums the copy: O(rows * cols) a pair, in C."""

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    def total(self, top: int, bottom: int, left: int, right: int) -> float:
        crop = [row[left : right + 1] for row in self.weights[top : bottom + 1]]  # blame
        return sum(map(sum, crop))  # blame

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = self.total(top, bottom, left, right) if top <= bottom else 0.0
        union = self.total(*box_a) + self.total(*box_b) - shared
        return shared / union if union else 0.0
