# time: O(n); space: O(1); factor: none; where: -
"""Remembers the ways to the last three stairs only."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    low, middle, high = 0, 0, 1
    for stair in range(1, n + 1):
        total = (low + middle + high) % PRIME if stair % broken else 0
        low, middle, high = middle, high, total
    return high
