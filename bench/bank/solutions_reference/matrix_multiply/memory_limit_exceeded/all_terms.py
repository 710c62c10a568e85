# time: O(n ** 3); space: O(n ** 3); factor: n; where: python
"""Writes down all terms of all cells before it adds any."""


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    columns = list(zip(*b))
    terms = [[[x * y for x, y in zip(row, column)] for column in columns] for row in a]  # blame
    return [[sum(cell) for cell in line] for line in terms]
