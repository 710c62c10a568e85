# time: O(n); space: O(n); factor: none; where: -
"""Fills a table and hands the ways of each stair on to the three above it."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    ways = [0] * (n + 4)
    ways[0] = 1
    for stair in range(n):
        here = ways[stair] % PRIME
        if stair and stair % broken == 0:
            continue
        for step in (1, 2, 3):
            ways[stair + step] += here
    return ways[n] % PRIME if n % broken else 0
