# tries: to write when the harness forgets a result
# verdicts: SV WA
# run: samples
import os
import sys


class Late(list):
    def __del__(self):
        os.write(int(sys.argv[2]), b"\x01\x00\x00\x00T")


def sliding_window_max(nums, k):
    return Late(max(nums[i : i + k]) for i in range(len(nums) - k + 1))
