# tries: to sleep for ever without using the processor
# verdicts: TLE
# run: samples
# tiers: strict restricted
# time: 0.3
import time


def sliding_window_max(nums, k):
    time.sleep(10_000)
