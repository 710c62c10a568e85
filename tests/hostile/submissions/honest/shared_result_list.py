# tries: the same list returned by every call, with new elements
# verdicts: AC
RESULT = []

def sliding_window_max(nums, k):
    RESULT.clear()
    RESULT.extend(max(nums[i : i + k]) for i in range(len(nums) - k + 1))
    return RESULT
