# tries: to hang up without ending
# verdicts: SV
# run: samples
# time: 0.3
import os
import time


def sliding_window_max(nums, k):
    os.closerange(3, 4096)
    time.sleep(1000)
