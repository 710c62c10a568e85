# time: O(n); space: O(n); factor: none; where: -
"""Asks for the three stairs below by recursion and remembers the answers."""

import sys

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    sys.setrecursionlimit(max(sys.getrecursionlimit(), n + 1000))
    known = {0: 1}

    def ways(stair: int) -> int:
        if stair < 0:
            return 0
        if stair not in known:
            total = ways(stair - 1) + ways(stair - 2) + ways(stair - 3)
            known[stair] = total % PRIME if stair % broken else 0
        return known[stair]

    return ways(n)
