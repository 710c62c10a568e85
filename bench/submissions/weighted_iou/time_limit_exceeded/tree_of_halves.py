# time: O(rows * cols + q * (rows + cols)); space: O(rows * cols); factor: n; where: python
"""Halves the grid along its longer side down to cells: a box meets O(rows + cols) of the parts."""

Box = tuple[int, int, int, int]


def halves(box: Box) -> tuple[Box, Box]:
    top, bottom, left, right = box
    if bottom - top > right - left:
        middle = (top + bottom) // 2
        return (top, middle, left, right), (middle + 1, bottom, left, right)
    middle = (left + right) // 2
    return (top, bottom, left, middle), (top, bottom, middle + 1, right)


def cells(box: Box) -> int:
    return (box[1] - box[0] + 1) * (box[3] - box[2] + 1)


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.whole = (0, len(weights) - 1, 0, len(weights[0]) - 1)
        self.totals = [0.0] * (2 * cells(self.whole) - 1)
        self.fill(weights, 0, self.whole)

    def fill(self, weights: list[list[float]], node: int, part: Box) -> None:
        """Set the totals below node: the first half follows it, the second comes after all of the first."""
        if cells(part) == 1:
            self.totals[node] = weights[part[0]][part[2]]
            return
        one, two = halves(part)
        second = node + 2 * cells(one)
        self.fill(weights, node + 1, one)
        self.fill(weights, second, two)
        self.totals[node] = self.totals[node + 1] + self.totals[second]

    def weight(self, box: Box, node: int, part: Box) -> float:
        if box[0] > part[1] or box[1] < part[0] or box[2] > part[3] or box[3] < part[2]:
            return 0.0
        if box[0] <= part[0] and part[1] <= box[1] and box[2] <= part[2] and part[3] <= box[3]:
            return self.totals[node]
        one, two = halves(part)
        rest = self.weight(box, node + 1, one)  # blame
        return rest + self.weight(box, node + 2 * cells(one), two)  # blame

    def iou(self, box_a: Box, box_b: Box) -> float:
        top, bottom = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        left, right = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = 0.0
        if top <= bottom and left <= right:
            shared = self.weight((top, bottom, left, right), 0, self.whole)  # blame
        union = self.weight(box_a, 0, self.whole) + self.weight(box_b, 0, self.whole) - shared  # blame
        return shared / union if union else 0.0
