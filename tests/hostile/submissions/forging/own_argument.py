# tries: to return the argument itself
# verdicts: WA
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
# tiers: strict restricted
def sliding_window_max(nums, k):
    return nums
