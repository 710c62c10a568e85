def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    """Return the matrix turned clockwise by a quarter."""
    raise NotImplementedError("write your solution here")
