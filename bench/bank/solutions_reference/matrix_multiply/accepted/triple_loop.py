# time: O(n ** 3); space: O(n ** 2); factor: none; where: -
"""Three plain loops over the indices."""


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    product = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            product[i][j] = total
    return product
