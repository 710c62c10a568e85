# time: O(n ** 3); space: O(n ** 2); factor: none; where: -
"""map and operator for every dot product, over tuples of columns; O(n^3)."""

from functools import partial, reduce
from operator import add, mul


def dot(row: list[int], col: tuple[int, ...]) -> int:
    return reduce(add, map(mul, row, col))


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    cols = list(zip(*b))
    return [list(map(partial(dot, row), cols)) for row in a]
