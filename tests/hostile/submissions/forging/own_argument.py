# tries: to return the argument itself
# verdicts: WA
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    return nums
