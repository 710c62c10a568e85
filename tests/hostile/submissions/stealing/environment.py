# tries: paths and tokens in the environment
# verdicts: AC
# run: samples
# tiers: strict restricted
import os

ALLOWED = {"PYTHONHASHSEED", "LC_ALL", "LC_CTYPE", "MALLOC_ARENA_MAX", "PATH", "PWD", "PYTHONUTF8"}


def sliding_window_max(nums, k):
    if set(os.environ) - ALLOWED:
        raise RuntimeError(f"breach: {sorted(os.environ)}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
