# tries: recursion without end
# verdicts: RTE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    return sliding_window_max(nums, k)
