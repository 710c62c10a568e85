# tries: signals for the judge, for its group and for everybody
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import signal


def sliding_window_max(nums, k):
    for kill, target in ((os.kill, os.getppid()), (os.killpg, 0), (os.kill, -1), (os.killpg, os.getpgrp())):
        try:
            kill(target, signal.SIGTERM if target else 0)
        except OSError:
            continue
        if target:
            raise RuntimeError("breach: sent a signal")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
