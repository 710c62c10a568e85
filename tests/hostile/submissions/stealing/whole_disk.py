# tries: to find a file of the judge or of the bank by walking over the whole disk
# verdicts: AC
# run: samples
import os

BREACH = []
for folder, _, files in os.walk("/"):
    if "hidden" in folder.split("/") or "solutions_reference" in folder or folder.endswith("/judge"):
        BREACH.append(folder)
    if "generate.py" in files or "seccomp.py" in files:
        BREACH.append(folder)
    if len(folder) > 400:
        break


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
