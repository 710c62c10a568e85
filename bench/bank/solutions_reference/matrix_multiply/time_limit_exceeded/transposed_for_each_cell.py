# time: O(n ** 4); space: O(n ** 2); factor: n; where: C
"""Transposes the second matrix for every cell of the result."""

from operator import mul


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    product = []
    for row in a:
        line = []
        for j in range(len(b)):
            column = list(zip(*b))[j]  # blame
            line.append(sum(map(mul, row, column)))
        product.append(line)
    return product
