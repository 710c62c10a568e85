# tries: to take away the count of what has been printed
# verdicts: OLE RTE SV WA
# run: samples
# tiers: strict restricted
import sys


def sliding_window_max(nums, k):
    capture = sys.stdout.buffer
    for _ in range(2000):
        capture.total = -(1 << 60)
        capture.write(b"x" * 1000)
    return []
