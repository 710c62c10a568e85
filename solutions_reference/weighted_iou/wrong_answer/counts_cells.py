"""The intersection over union of the areas: counts cells and leaves their weights aside."""

Box = tuple[int, int, int, int]


def area(row_start: int, row_end: int, col_start: int, col_end: int) -> int:
    return max(0, row_end - row_start + 1) * max(0, col_end - col_start + 1)


class WeightedIoU:
    def __init__(self, weights: list[list[float]]) -> None:
        self.weights = weights

    def iou(self, box_a: Box, box_b: Box) -> float:
        row_start, row_end = max(box_a[0], box_b[0]), min(box_a[1], box_b[1])
        col_start, col_end = max(box_a[2], box_b[2]), min(box_a[3], box_b[3])
        shared = area(row_start, row_end, col_start, col_end)
        return shared / (area(*box_a) + area(*box_b) - shared)
