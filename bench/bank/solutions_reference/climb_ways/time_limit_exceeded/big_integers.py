# time: O(n ** 2); space: O(n); factor: n; where: C
"""Takes the remainder at the end only, so that the numbers grow by a digit with every few stairs."""

PRIME = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    low, middle, high = 0, 0, 1
    for stair in range(1, n + 1):
        total = low + middle + high if stair % broken else 0  # blame
        low, middle, high = middle, high, total
    return high % PRIME
