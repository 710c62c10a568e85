# time: O(n ** 1.5 + w); space: O(n); factor: sqrt; where: C
"""A sorted list of sorted blocks of at most 2 * sqrt(n): each value is inserted into its block, inside C."""

from bisect import bisect_right, insort
from math import isqrt


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    size = isqrt(len(nums)) + 1
    blocks: list[list[int]] = [[]]
    tops = [high]
    for value in nums:
        place = min(bisect_right(tops, value), len(blocks) - 1)
        block = blocks[place]
        insort(block, value)  # blame
        if len(block) > 2 * size:
            blocks[place : place + 1] = [block[:size], block[size:]]  # blame
            tops[place : place + 1] = [block[size - 1], tops[place]]  # blame
    return [value for block in blocks for value in block]
