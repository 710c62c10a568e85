# tries: to fork until nothing else can run, at most 50 times
# verdicts: AC
# run: samples
# tiers: strict restricted
import os


def sliding_window_max(nums, k):
    for _ in range(50):
        for fork in (os.fork, getattr(os, "vfork", os.fork), os.forkpty):
            try:
                if fork() == 0:
                    os._exit(0)
            except OSError:
                continue
            raise RuntimeError("breach: forked")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
