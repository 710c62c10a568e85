# time: O(n log n); space: O(1); factor: log n; where: -
"""Keeps the ways divided by 3^stair and takes the power anew for each stair: O(log n) multiplications each."""

MODULUS = 10**9 + 7


def power(base: int, exponent: int) -> int:
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % MODULUS
        base = base * base % MODULUS
        exponent >>= 1
    return result


def climb_ways(n: int, broken: int) -> int:
    third = power(3, MODULUS - 2)
    scaled = [0, 0, 1]
    for stair in range(1, n + 1):
        total = 0
        if stair % broken:
            total = (scaled[2] * third + scaled[1] * third**2 + scaled[0] * third**3) % MODULUS
        if total * power(3, stair) % MODULUS == 0:
            total = 0
        scaled = [scaled[1], scaled[2], total]
    return scaled[2] * power(3, n) % MODULUS
