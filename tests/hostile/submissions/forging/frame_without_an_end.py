# tries: a header that promises four gigabytes, to make the judge wait or allocate
# verdicts: SV TLE
# run: samples
# time: 0.5
import os
import sys


def sliding_window_max(nums, k):
    os.write(int(sys.argv[2]), b"\xff\xff\xff\xff")
    return []
