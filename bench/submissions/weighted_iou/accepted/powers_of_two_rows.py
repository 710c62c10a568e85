# time: O(rows * cols * log rows + q * log rows); space: O(rows * cols * log rows); factor: log n; where: -
"""Tables of bands of 1, 2, 4, ... rows; each box is put together from such bands: a log factor throughout."""

from itertools import accumulate
from operator import add


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.bands = [[list(accumulate(row, initial=0.0)) for row in weights]]
        size = 1
        while 2 * size <= len(weights):
            last = self.bands[-1]
            self.bands.append([list(map(add, last[r], last[r + size])) for r in range(len(last) - size)])
            size *= 2

    def _weight(self, top: int, bottom: int, left: int, right: int) -> float:
        total = 0.0
        if left > right:
            return total
        while top <= bottom:
            level = (bottom - top + 1).bit_length() - 1
            band = self.bands[level][top]
            total += band[right + 1] - band[left]
            top += 1 << level
        return total

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        common = self._weight(
            max(box_a[0], box_b[0]), min(box_a[1], box_b[1]), max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        )
        union = self._weight(*box_a) + self._weight(*box_b) - common
        return common / union if union else 0.0
