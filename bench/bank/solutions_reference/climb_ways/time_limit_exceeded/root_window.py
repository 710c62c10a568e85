# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Looks at about sqrt(n) stairs below, of which three count."""

from math import isqrt

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    window = isqrt(n) + 3
    ways = [1]
    for stair in range(1, n + 1):
        total = 0
        for below in range(max(0, stair - window), stair):  # blame
            if stair - below <= 3:  # blame
                total += ways[below]
        ways.append(total % PRIME if stair % broken else 0)
    return ways[n]
