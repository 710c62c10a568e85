# time: O(rows * cols + q * rows); space: O(rows * cols); factor: n; where: python
"""Goes through the rows of both boxes and joins their column spans there: O(rows) a pair, slow if tall."""

from itertools import accumulate

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.lines = [list(accumulate(row, initial=0.0)) for row in weights]

    def iou(self, box_a: Box, box_b: Box) -> float:
        shared = total = 0.0
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        for r in range(min(box_a[0], box_b[0]), max(box_a[1], box_b[1]) + 1):  # blame
            line = self.lines[r]  # blame
            in_a, in_b = box_a[0] <= r <= box_a[1], box_b[0] <= r <= box_b[1]  # blame
            if in_a:  # blame
                total += line[box_a[3] + 1] - line[box_a[2]]  # blame
            if in_b:  # blame
                total += line[box_b[3] + 1] - line[box_b[2]]  # blame
            if in_a and in_b and left <= right:  # blame
                shared += line[right + 1] - line[left]  # blame
        return shared / (total - shared) if total else 0.0
