# tries: to die of an alarm while idle
# verdicts: AC RTE
import signal


def sliding_window_max(nums, k):
    signal.setitimer(signal.ITIMER_REAL, 0.0001)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
