# tries: to change small integers in the memory of the interpreter, so that comparisons agree
# verdicts: WA RTE SV TLE
# run: samples
# time: 0.5
import ctypes


def sliding_window_max(nums, k):
    ctypes.memset(id(1) + 24, 0, 4)
    return [0] * (len(nums) - k + 1)
