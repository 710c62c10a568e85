# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Sorts about sqrt(n) piles and looks at the end of every pile for each value that it takes."""

from math import isqrt


def sort_values(nums: list[int]) -> list[int]:
    height = isqrt(len(nums))
    piles = [sorted(nums[i : i + height], reverse=True) for i in range(0, len(nums), height)]
    result = []
    for _ in nums:
        best = None
        for pile in piles:  # blame
            if pile and (best is None or pile[-1] < best[-1]):  # blame
                best = pile  # blame
        if best is not None:
            result.append(best.pop())
    return result
