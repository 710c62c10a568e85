# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps the whole table as it was after each stair."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    tables = [[1]]
    for stair in range(1, n + 1):
        ways = tables[-1]
        total = sum(ways[-3:]) % PRIME if stair % broken else 0
        tables.append(ways + [total])  # blame
    return tables[-1][-1]
