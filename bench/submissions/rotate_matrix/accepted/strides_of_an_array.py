# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""One flat array of machine integers, and a slice with a stride for each line; O(rows * cols)."""

from array import array
from itertools import chain


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    cols = len(matrix[0])
    flat = array("l", chain.from_iterable(reversed(matrix)))
    return [flat[col::cols].tolist() for col in range(cols)]
