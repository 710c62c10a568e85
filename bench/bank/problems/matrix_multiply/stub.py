def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    """Return the product of two square matrices of the same side."""
    raise NotImplementedError("write your solution here")
