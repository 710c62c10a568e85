# time: O(n ** 3.5); space: O(n ** 2); factor: sqrt; where: python
"""Transposes the second matrix for every about sqrt(n) cells of the result."""

from math import isqrt
from operator import mul


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    width = isqrt(n)
    product = []
    for row in a:
        line: list[int] = []
        for start in range(0, n, width):
            columns = [[other[j] for other in b] for j in range(n)]  # blame
            line += [sum(map(mul, row, column)) for column in columns[start : start + width]]
        product.append(line)
    return product
