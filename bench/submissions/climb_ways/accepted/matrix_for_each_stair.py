# time: O(n); space: O(1); factor: none; where: -
"""Multiplies a matrix of three by three for each stair, some twenty times slower; O(n)."""

MODULUS = 10**9 + 7
WHOLE = [[1, 1, 1], [1, 0, 0], [0, 1, 0]]
BROKEN = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]


def times(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    return [[sum(x * y for x, y in zip(row, col)) % MODULUS for col in zip(*b)] for row in a]


def climb_ways(n: int, broken: int) -> int:
    state = [[1, 0, 0], [0, 0, 0], [0, 0, 0]]
    for stair in range(1, n + 1):
        state = times(WHOLE if stair % broken else BROKEN, state)
    return state[0][0]
