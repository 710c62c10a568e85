# tries: slow work in threads, of which the main one uses no time
# verdicts: TLE MLE
# run: growth
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(2)


def slow(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


def sliding_window_max(nums, k):
    return POOL.submit(slow, nums, k).result()
