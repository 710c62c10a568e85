# time: O(n ** 4); space: O(n ** 2); factor: n; where: C
"""Adds up all terms so far after each new term."""


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    product = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            terms: list[int] = []
            for k in range(n):
                terms.append(a[i][k] * b[k][j])
                product[i][j] = sum(terms)  # blame
    return product
