# tries: another working folder, file mode mask and import path for the cases that follow
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import sys

os.umask(0)
sys.path[:] = []
sys.meta_path[:] = []


def sliding_window_max(nums, k):
    try:
        os.chdir("/usr")
    except OSError:
        pass
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
