# tries: a value nested so deep that printing it overflows the stack
# verdicts: MLE RTE TLE
# run: samples
import sys

sys.setrecursionlimit(1 << 30)


def sliding_window_max(nums, k):
    value = []
    for _ in range(1_000_000):
        value = [value]
    return [len(repr(value))]
