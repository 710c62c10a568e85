# tries: bytecode beside the library that a later run would load
# verdicts: AC
# run: samples
# tiers: strict restricted
import importlib.util
import os
import py_compile
import sys

sys.dont_write_bytecode = False
BREACH = []
try:
    BREACH.append(py_compile.compile(os.__file__, cfile="/tmp/hostile.pyc", doraise=False))
except OSError:
    pass
try:
    BREACH.append(py_compile.compile(os.__file__, cfile=importlib.util.cache_from_source("/hostile.py")))
except OSError:
    pass


def sliding_window_max(nums, k):
    if any(BREACH):
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
