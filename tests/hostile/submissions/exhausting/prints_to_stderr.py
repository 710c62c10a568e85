# tries: a flood of output on the other stream
# verdicts: OLE
# run: samples
import sys


def sliding_window_max(nums, k):
    for _ in range(1 << 20):
        sys.stderr.write("x" * 1000)
    return []
