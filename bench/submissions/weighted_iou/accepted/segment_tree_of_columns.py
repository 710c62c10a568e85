# time: O(rows * cols + q * log cols); space: O(rows * cols); factor: log n; where: -
"""A bottom-up segment tree over the columns, with running sums down the rows; a log factor for a pair."""

from itertools import accumulate
from operator import add

Box = tuple[int, int, int, int]


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        leaves = [list(accumulate(column, initial=0.0)) for column in zip(*weights)]
        self.size = len(leaves)
        self.nodes: list[list[float]] = [[] for _ in range(self.size)] + leaves
        for i in range(self.size - 1, 0, -1):
            self.nodes[i] = list(map(add, self.nodes[2 * i], self.nodes[2 * i + 1]))

    def weight(self, top: int, bottom: int, left: int, right: int) -> float:
        if top > bottom or left > right:
            return 0.0
        total = 0.0
        first, stop = left + self.size, right + 1 + self.size
        while first < stop:
            if first & 1:
                total += self.nodes[first][bottom + 1] - self.nodes[first][top]
                first += 1
            if stop & 1:
                stop -= 1
                total += self.nodes[stop][bottom + 1] - self.nodes[stop][top]
            first, stop = first // 2, stop // 2
        return total

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, left = max(box_a[0], box_b[0]), max(box_a[2], box_b[2])
        bottom, right = min(box_a[1], box_b[1]), min(box_a[3], box_b[3])
        shared = self.weight(top, bottom, left, right)
        union = self.weight(*box_a) + self.weight(*box_b) - shared
        return shared / union if union else 0.0
