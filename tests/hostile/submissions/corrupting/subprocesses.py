# tries: programs, through every door that Python has
# verdicts: AC
# run: samples
# tiers: strict restricted
import multiprocessing
import os
import subprocess
import sys

BREACH = []
for attempt in (
    lambda: subprocess.run(["/bin/true"], check=True),
    lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.system("true") == 0 or 1 / 0,
    lambda: os.popen("true").close() is None and 1 / 0,
    lambda: multiprocessing.Process(target=print).start(),
):
    try:
        attempt()
        BREACH.append(attempt.__code__.co_firstlineno)
    except (OSError, ArithmeticError, subprocess.SubprocessError, ImportError):
        pass


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: lines {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
