# time: O(n); space: O(1); factor: n; where: C
"""A fine bisection, but before it all n elements are compared to make sure that they ascend."""

from bisect import bisect_left
from itertools import islice
from operator import lt


def binary_search(nums: list[int], target: int) -> int:
    if not all(map(lt, nums, islice(nums, 1, None))):  # blame
        raise ValueError("nums does not ascend")
    index = bisect_left(nums, target)
    return index if index < len(nums) and nums[index] == target else -1
