# time: O(n ** 1.5); space: O(n ** 1.5); factor: sqrt; where: C
"""Stores the running maxima of the next sqrt(n) elements for every element: n sqrt(n) memory, then hops."""

from bisect import bisect_right
from itertools import accumulate
from math import isqrt


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    reach = isqrt(n) + 1
    near = [list(accumulate(nums[i + 1 : i + 1 + reach], max)) for i in range(n)]  # blame
    link = [n] * n
    for i in reversed(range(n)):
        j = i + 1 + bisect_right(near[i], nums[i])
        while j < n and nums[j] <= nums[i]:
            j = link[j]
        link[i] = j
    return [nums[j] if j < n else -1 for j in link]
