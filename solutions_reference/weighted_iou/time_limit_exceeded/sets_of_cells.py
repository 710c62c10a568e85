"""Makes a set of the cells of each box and lets the sets do the work: O(rows * cols) a pair."""

from itertools import product

Box = tuple[int, int, int, int]


def cells(box: Box) -> set[tuple[int, int]]:
    return set(product(range(box[0], box[1] + 1), range(box[2], box[3] + 1)))


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    def total(self, chosen: set[tuple[int, int]]) -> float:
        return sum(self.weights[r][c] for r, c in chosen)

    def iou(self, box_a: Box, box_b: Box) -> float:
        cells_a, cells_b = cells(box_a), cells(box_b)
        union = self.total(cells_a | cells_b)
        return self.total(cells_a & cells_b) / union if union else 0.0
