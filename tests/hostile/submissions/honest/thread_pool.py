# tries: a pool of threads for each call
# verdicts: AC
# tiers: strict restricted
from concurrent.futures import ThreadPoolExecutor

def sliding_window_max(nums, k):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda i: max(nums[i : i + k]), range(len(nums) - k + 1)))
