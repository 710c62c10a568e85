# tries: a pool of threads that stays open and waits between the calls
# verdicts: AC
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(2)

def sliding_window_max(nums, k):
    return list(POOL.map(max, [nums[i : i + k] for i in range(len(nums) - k + 1)]))
