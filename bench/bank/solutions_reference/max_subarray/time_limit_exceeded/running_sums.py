# time: O(n ** 2); space: O(n); factor: n; where: C
"""Takes the largest running sum of what begins at each place."""

from itertools import accumulate


def max_subarray(nums: list[int]) -> int:
    best = nums[0]
    for start in range(len(nums)):
        best = max(best, max(accumulate(nums[start:])))  # blame
    return best
