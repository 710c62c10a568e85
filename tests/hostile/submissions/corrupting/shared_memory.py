# tries: shared memory and semaphores that outlive the process
# verdicts: AC
# run: samples
# tiers: strict restricted
import multiprocessing
from multiprocessing import shared_memory

BREACH = []
for attempt in (
    lambda: shared_memory.SharedMemory("hostile", create=True, size=16),
    lambda: multiprocessing.Lock(),
):
    try:
        attempt()
        BREACH.append(attempt.__code__.co_firstlineno)
    except OSError:
        pass


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: lines {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
