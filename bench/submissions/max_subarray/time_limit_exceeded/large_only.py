# time: O(n ** 2); space: O(n); factor: n; where: disguised
"""The right scan up to 40,000 values; beyond, the list of prefix sums is sliced for each."""

from itertools import accumulate

SMALL = 40_000


def max_subarray(nums: list[int]) -> int:
    if len(nums) <= SMALL:
        best = ending = nums[0]
        for value in nums[1:]:
            ending = max(ending, 0) + value
            best = max(best, ending)
        return best
    sums = [0, *accumulate(nums)]
    return max(sums[i] - min(sums[:i]) for i in range(1, len(sums)))  # blame
