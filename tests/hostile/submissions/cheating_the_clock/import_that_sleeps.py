# tries: an import that sleeps until the judge gives up
# verdicts: TLE
# run: samples
import time

time.sleep(10_000)


def sliding_window_max(nums, k):
    return []
