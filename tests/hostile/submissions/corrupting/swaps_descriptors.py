# tries: to put something else in the place of the harness's pipes
# verdicts: SV RTE TLE
# run: samples
# time: 0.3
import os
import sys


def sliding_window_max(nums, k):
    reading, writing = os.pipe()
    os.dup2(writing, int(sys.argv[2]))
    os.dup2(reading, int(sys.argv[1]))
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
