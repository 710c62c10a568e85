# time: O(rows * cols); space: O(rows * cols); factor: none; where: -
"""A coroutine for each new line collects the cells that it is sent, the lowest row first; O(rows * cols)."""


def collector(line: list[int]):
    while True:
        line.append((yield))


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    lines: list[list[int]] = [[] for _ in matrix[0]]
    collectors = [collector(line) for line in lines]
    for each in collectors:
        next(each)
    for row in matrix[::-1]:
        for each, value in zip(collectors, row):
            each.send(value)
    return lines
