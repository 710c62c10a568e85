# tries: pipes that do not block, which the harness does not expect
# verdicts: SV RTE AC
# run: samples
# tiers: strict restricted
import os
import sys

for argument in sys.argv[1:3]:
    os.set_blocking(int(argument), False)


def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
