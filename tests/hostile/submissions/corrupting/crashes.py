# tries: to crash the interpreter
# verdicts: RTE
# run: samples
# tiers: strict restricted
import ctypes


def sliding_window_max(nums, k):
    return ctypes.string_at(0)
