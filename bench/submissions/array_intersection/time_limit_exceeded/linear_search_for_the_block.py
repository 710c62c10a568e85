# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Sorted blocks of sqrt(n), found by asking one block after another: O(n * sqrt(n))."""

from bisect import bisect_left
from math import isqrt


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    b.sort()
    size = isqrt(len(b)) + 1
    blocks = [b[start : start + size] for start in range(0, len(b), size)]
    common = []
    for value in a:
        for block in blocks:  # blame
            if block and block[-1] >= value:  # blame
                place = bisect_left(block, value)
                if block[place] == value:
                    common.append(block.pop(place))
                break
    return common
