# tries: recursion through code in C, where each level takes much stack
# verdicts: MLE RTE TLE
# run: samples
import functools
import sys

sys.setrecursionlimit(1 << 30)


@functools.cache
def deeper(n):
    return max([n], key=lambda value: deeper(value + 1))


def sliding_window_max(nums, k):
    return deeper(0)
