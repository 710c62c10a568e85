# time: O(rows * cols + q * log rows); space: O(rows * cols); factor: log n; where: -
"""A Fenwick tree over the rows whose nodes are running sums of a row: O(log rows) a pair."""

from itertools import accumulate


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        count = len(weights)
        self.nodes = [[0.0] * (len(weights[0]) + 1)]
        self.nodes += [list(accumulate(row, initial=0.0)) for row in weights]
        for node in range(1, count + 1):
            parent = node + (node & -node)
            if parent <= count:
                self.nodes[parent] = [a + b for a, b in zip(self.nodes[parent], self.nodes[node])]

    def _upto(self, row: int, left: int, right: int) -> float:
        total = 0.0
        while row > 0:
            total += self.nodes[row][right] - self.nodes[row][left]
            row -= row & -row
        return total

    def _weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        return self._upto(bottom + 1, left, right + 1) - self._upto(top, left, right + 1)

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        common = self._weight(
            max(box_a[0], box_b[0]), min(box_a[1], box_b[1]), max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        )
        union = self._weight(*box_a) + self._weight(*box_b) - common
        return common / union if union else 0.0
