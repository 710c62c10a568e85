# tries: the garbage collector switched on and off in each call, with the memory counted
# verdicts: AC
import gc
import tracemalloc

def sliding_window_max(nums, k):
    gc.enable()
    tracemalloc.start()
    result = [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    tracemalloc.stop()
    return result
