# tries: /proc: the memory, files and arguments of other processes
# verdicts: AC
# run: samples
import os

BREACH = [name for name in ("/proc/self/maps", "/proc/1/mem", "/proc/self/environ", "/proc/mounts", "/sys")]
BREACH = [name for name in BREACH if os.path.exists(name)]


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
