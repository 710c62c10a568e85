# time: O(n ** 1.5); space: O(n); factor: sqrt; where: C
"""Looks for the least earlier prefix sum among the minima of blocks of about sqrt(n) sums."""

from math import isqrt


def max_subarray(nums: list[int]) -> int:
    size = isqrt(len(nums)) + 1
    minima: list[int] = []
    block = [0]
    total = 0
    best = nums[0]
    for value in nums:
        total += value
        best = max(best, total - min(minima + block))  # blame
        block.append(total)
        if len(block) >= size:
            minima.append(min(block))
            block = []
    return best
