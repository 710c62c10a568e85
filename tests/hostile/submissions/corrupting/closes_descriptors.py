# tries: to close all descriptors, those of the harness among them
# verdicts: SV RTE
# run: samples
# tiers: strict restricted
import os


def sliding_window_max(nums, k):
    os.closerange(0, 4096)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
