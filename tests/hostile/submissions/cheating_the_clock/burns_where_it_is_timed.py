# tries: to use up the time of every timed run, so that nothing is known of its growth
# verdicts: TLE
# run: growth
import gc


def sliding_window_max(nums, k):
    while not gc.isenabled():  # a timed run
        pass
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
