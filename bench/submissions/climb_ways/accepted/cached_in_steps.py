# time: O(n); space: O(n); factor: none; where: -
"""A cached recursion that is asked for every three hundredth stair first, so that it never goes deep; O(n)."""

from functools import lru_cache


def climb_ways(n: int, broken: int) -> int:
    @lru_cache(maxsize=None)
    def ways(stair: int) -> int:
        if stair <= 0:
            return int(stair == 0)
        if stair % broken == 0:
            return 0
        return (ways(stair - 1) + ways(stair - 2) + ways(stair - 3)) % 1_000_000_007

    for stair in range(0, n, 300):
        ways(stair)
    return ways(n)
