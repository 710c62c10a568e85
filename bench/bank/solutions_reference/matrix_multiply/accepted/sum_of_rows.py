# time: O(n ** 3); space: O(n ** 2); factor: none; where: -
"""Adds up multiples of the rows of the second matrix."""


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    product = []
    for row in a:
        line = [0] * len(b)
        for factor, other in zip(row, b):
            line = [total + factor * value for total, value in zip(line, other)]
        product.append(line)
    return product
