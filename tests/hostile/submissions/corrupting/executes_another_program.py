# tries: to become another program that keeps the pipes
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import sys


def sliding_window_max(nums, k):
    for program in (sys.executable, "/bin/true", "/bin/sh"):
        try:
            os.execv(program, [program, "-c", "import os; os.write(%s, b'AC')" % sys.argv[2]])
        except OSError:
            pass
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
