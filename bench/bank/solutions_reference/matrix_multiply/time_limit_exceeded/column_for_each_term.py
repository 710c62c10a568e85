# time: O(n ** 4); space: O(n ** 2); factor: n; where: python
"""Gathers the whole column for each of its cells."""


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    product = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                column = [row[j] for row in b]  # blame
                product[i][j] += a[i][k] * column[k]
    return product
