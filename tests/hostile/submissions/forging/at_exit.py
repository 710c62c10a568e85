# tries: to answer at the end of the process, and to leave in the middle of a call
# verdicts: RTE SV
# run: samples
import atexit
import os
import sys

atexit.register(os.write, int(sys.argv[2]), b"\x01\x00\x00\x00T")


def sliding_window_max(nums, k):
    raise SystemExit(0)
