# time: O(n log n); space: O(n); factor: log n; where: -
"""The ways to all stairs in a Fenwick tree; each stair asks for the sum of the last three: O(log n) for each."""

MODULUS = 10**9 + 7


def climb_ways(n: int, broken: int) -> int:
    tree = [0] * (n + 2)

    def add(stair: int, ways: int) -> None:
        stair += 1
        while stair < len(tree):
            tree[stair] = (tree[stair] + ways) % MODULUS
            stair += stair & -stair

    def upto(stair: int) -> int:
        total = 0
        stair += 1
        while stair > 0:
            total += tree[stair]
            stair &= stair - 1
        return total % MODULUS

    add(0, 1)
    ways = 1
    for stair in range(1, n + 1):
        ways = (upto(stair - 1) - upto(stair - 4)) % MODULUS if stair >= 4 else upto(stair - 1)
        if stair % broken == 0:
            ways = 0
        add(stair, ways)
    return ways
