# tries: the function as a lambda, a partial and an attribute of a class
# verdicts: AC
import functools


class Solution:
    def solve(self, k, nums):
        return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


sliding_window_max = lambda nums, k: functools.partial(Solution().solve, k)(nums)
