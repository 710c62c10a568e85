# time: O(n ** 0.5); space: O(1); factor: sqrt; where: C
"""The smallest of sqrt(n) samples, then of their neighbours, gives the drop: O(sqrt(n)) inside min()."""

from bisect import bisect_left
from itertools import chain
from math import isqrt


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    if not n:
        return -1
    step = isqrt(n)
    samples = range(0, n, step)
    best = min(samples, key=nums.__getitem__)  # blame
    near = chain(range(max(0, best - step), best + 1), range(samples[-1], n))
    drop = min(near, key=nums.__getitem__)  # blame
    start, end = (drop, n) if target <= nums[-1] else (0, drop)
    index = bisect_left(nums, target, start, end)
    return index if index < end and nums[index] == target else -1
