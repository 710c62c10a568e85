# time: O(n ** 3); space: O(n ** 2); factor: none; where: -
"""Multiplies each row with each column."""

from operator import mul


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) for column in columns] for row in a]
