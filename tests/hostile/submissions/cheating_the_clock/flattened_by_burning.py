# tries: always 20 times the linear time, so that a queue with slow steps looks linear up to there
# verdicts: TLE
# run: growth
import time


def sliding_window_max(nums, k):
    end = time.process_time() + 3e-6 * len(nums)
    result = [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    while time.process_time() < end:
        pass
    return result
