# tries: True for 1 and False for 0
# verdicts: WA
def sliding_window_max(nums, k):
    result = [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    return [bool(value) if value in (0, 1) else value for value in result]
