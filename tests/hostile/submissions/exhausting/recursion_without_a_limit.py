# tries: recursion without end, after lifting Python's own limit
<<<<<<< HEAD
# verdicts: RTE MLE
=======
# verdicts: MLE RTE TLE
# run: samples
>>>>>>> hostile
# tiers: strict restricted
import sys

sys.setrecursionlimit(1 << 30)


def sliding_window_max(nums, k):
    return sliding_window_max(nums, k)
