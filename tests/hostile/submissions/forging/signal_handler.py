# tries: a handler that raises while the harness encodes or waits
# verdicts: RTE SV
# tiers: strict restricted
import signal


def boom(number, frame):
    raise SystemExit(0)


signal.signal(signal.SIGALRM, boom)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.0001)


def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
