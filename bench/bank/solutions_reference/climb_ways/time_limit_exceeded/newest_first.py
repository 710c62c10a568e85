# time: O(n ** 2); space: O(n); factor: n; where: C
"""Puts the ways of each stair before all others, in a new list."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    ways = [1]
    for stair in range(1, n + 1):
        total = sum(ways[:3]) % PRIME if stair % broken else 0
        ways = [total] + ways  # blame
    return ways[0]
