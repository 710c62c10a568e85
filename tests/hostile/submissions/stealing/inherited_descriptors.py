# tries: descriptors that the judge forgot to close
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import sys

OPEN = []
for fd in range(256):
    try:
        os.fstat(fd)
        OPEN.append(fd)
    except OSError:
        pass
EXTRA = set(OPEN) - {0, 1, 2, int(sys.argv[1]), int(sys.argv[2])}


def sliding_window_max(nums, k):
    if EXTRA:
        raise RuntimeError(f"breach: {EXTRA}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
