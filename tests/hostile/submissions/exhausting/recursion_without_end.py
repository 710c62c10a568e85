# tries: recursion without end
# verdicts: RTE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
# tiers: strict restricted
def sliding_window_max(nums, k):
    return sliding_window_max(nums, k)
