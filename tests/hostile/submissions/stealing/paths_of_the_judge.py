# tries: to learn where the judge lies from its own code, arguments and folders
# verdicts: AC
# run: samples
# tiers: strict restricted
import inspect
import os
import sys

BREACH = [word for word in (*sys.argv, os.getcwd(), __file__) if "judge/" in word or "tmp" in word]
for frame in inspect.stack(0)[1:]:
    if "judge/" in frame.filename or frame.filename.endswith("worker.py"):
        BREACH.append(frame.filename)


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
