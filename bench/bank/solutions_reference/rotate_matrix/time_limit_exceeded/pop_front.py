# time: O(rows * cols ** 2); space: O(rows * cols); factor: n; where: C
"""Takes the first cell out of every row, which moves all others of the row."""


def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    left = [row[:] for row in reversed(matrix)]
    turned = []
    while left[0]:
        turned.append([row.pop(0) for row in left])  # blame
    return turned
