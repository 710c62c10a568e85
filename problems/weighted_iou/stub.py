class WeightedIoU:
    """Compares boxes on a grid in which every cell has a weight."""

    def __init__(self, weights: list[list[float]]) -> None:
        """Prepare for boxes on weights, a matrix with at least one cell and rows of equal length."""
        raise NotImplementedError("write your solution here")

    def iou(self, box_a: tuple[int, int, int, int], box_b: tuple[int, int, int, int]) -> float:
        """Return the weight of the cells in both boxes divided by that of the cells in at least one.

        A box is (row_start, row_end, col_start, col_end), zero-based and inclusive. The answer is
        0.0 where the boxes weigh nothing.
        """
        raise NotImplementedError("write your solution here")
