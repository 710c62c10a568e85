# tries: as many open files as there can be, at most 100,000
# verdicts: RTE SV
# run: samples
# tiers: strict restricted
import os


def sliding_window_max(nums, k):
    return [os.dup(0) for _ in range(100_000)]
