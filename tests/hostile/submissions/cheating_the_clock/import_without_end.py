# tries: an import that never ends
# verdicts: TLE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
# tiers: strict restricted
while True:
    pass


def sliding_window_max(nums, k):
    return []
