# tries: recursion without end, after lifting Python's own limit
# verdicts: MLE RTE TLE
# run: samples
# tiers: strict restricted
import sys

sys.setrecursionlimit(1 << 30)


def sliding_window_max(nums, k):
    return sliding_window_max(nums, k)
