# time: O(n ** 2); space: O(n); factor: n; where: python
"""Looks at every stair below, however far."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    ways = [1]
    for stair in range(1, n + 1):
        total = 0
        for below, count in enumerate(ways):  # blame
            if stair - below <= 3:  # blame
                total += count
        ways.append(total % PRIME if stair % broken else 0)
    return ways[n]
