# tries: to stretch the time limit by sending a reply one byte at a time
# verdicts: SV TLE
# run: samples
# time: 0.3
import os
import sys
import time


def sliding_window_max(nums, k):
    os.write(int(sys.argv[2]), (1 << 20).to_bytes(4, "little"))
    for _ in range(10_000):
        os.write(int(sys.argv[2]), b"N")
        time.sleep(0.01)
