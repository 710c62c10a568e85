# tries: a function that takes anything
# verdicts: AC
def sliding_window_max(*arguments, **named):
    nums, k = arguments
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
