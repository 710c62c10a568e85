# time: O(n); space: O(1); factor: none; where: -
"""The last three counts packed into one number of 96 bits; O(n)."""

MODULUS = 10**9 + 7
LOW = (1 << 32) - 1


def climb_ways(n: int, broken: int) -> int:
    packed = 1
    for stair in range(1, n + 1):
        total = 0
        if stair % broken:
            total = ((packed & LOW) + (packed >> 32 & LOW) + (packed >> 64)) % MODULUS
        packed = (packed << 32 & (1 << 96) - 1) | total
    return packed & LOW
