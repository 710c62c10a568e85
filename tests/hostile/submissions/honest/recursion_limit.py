# tries: its own recursion limit, as many do by habit
# verdicts: AC
# tiers: strict restricted
import sys

sys.setrecursionlimit(10**6)

def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
