# time: O(n); space: O(n); factor: none; where: -
"""Two passes by digits of base 2^16, each through a dictionary of lists in sorted order; within the bound."""


def sort_values(nums: list[int]) -> list[int]:
    values = [value + (1 << 31) for value in nums]
    for shift in (0, 16):
        piles: dict[int, list[int]] = {}
        for value in values:
            piles.setdefault(value >> shift & 0xFFFF, []).append(value)
        values = [value for digit in sorted(piles) for value in piles[digit]]
    return [value - (1 << 31) for value in values]
