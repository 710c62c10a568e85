# tries: the garbage collector switched off, for speed
# verdicts: AC
import gc

gc.disable()

def sliding_window_max(nums, k):
    gc.collect()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
