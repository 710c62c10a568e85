# time: O(rows ** 2 * cols); space: O(rows * cols); factor: n; where: python
"""Appends each cell to its line and swaps it to the front, step by step."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    turned: list[list[int]] = [[] for _ in matrix[0]]
    for row in matrix:
        for line, value in zip(turned, row):
            line.append(value)
            for place in range(len(line) - 1, 0, -1):  # blame
                line[place], line[place - 1] = line[place - 1], line[place]  # blame
    return turned
