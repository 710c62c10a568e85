# time: O(rows ** 2 * cols); space: O(rows ** 2 * cols); factor: n; where: C
"""Keeps the result as it was after each row."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    stages: list[list[list[int]]] = [[[] for _ in matrix[0]]]
    for row in reversed(matrix):
        stages.append([line + [value] for line, value in zip(stages[-1], row)])  # blame
    return stages[-1]
