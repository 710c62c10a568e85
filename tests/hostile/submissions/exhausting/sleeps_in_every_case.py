# tries: to stay below the limit of a case and yet take for ever in all
# verdicts: TLE
# time: 0.1
import time


def sliding_window_max(nums, k):
    time.sleep(0.05)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
