# tries: a library that may be missing, with a way around it
# verdicts: AC
try:
    import numpy as np
except ImportError:
    np = None

def sliding_window_max(nums, k):
    if np is not None:
        return [int(np.max(nums[i : i + k])) for i in range(len(nums) - k + 1)]
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
