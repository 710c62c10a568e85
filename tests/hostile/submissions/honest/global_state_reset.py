# tries: global state that every call resets
# verdicts: AC
RESULT = []

def sliding_window_max(nums, k):
    global RESULT
    RESULT = []
    for i in range(len(nums) - k + 1):
        RESULT.append(max(nums[i : i + k]))
    return RESULT
