# time: O(rows * cols * log(rows * cols)); space: O(rows * cols); factor: log n; where: -
"""A heap of all cells by their new place: a log factor."""

from heapq import heapify, heappop


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    rows, cols = len(matrix), len(matrix[0])
    cells = [(c * rows + rows - 1 - r, value) for r, row in enumerate(matrix) for c, value in enumerate(row)]
    heapify(cells)
    return [[heappop(cells)[1] for _ in range(rows)] for _ in range(cols)]
