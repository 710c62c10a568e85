class RectangleSum:
    """Answers sums over rectangles of a matrix that does not change."""

    def __init__(self, matrix: list[list[int]]) -> None:
        """Prepare for queries about matrix, which has at least one cell and rows of equal length."""
        raise NotImplementedError("write your solution here")

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        """Return the sum of the cells within the bounds, all of them zero-based and inclusive."""
        raise NotImplementedError("write your solution here")
