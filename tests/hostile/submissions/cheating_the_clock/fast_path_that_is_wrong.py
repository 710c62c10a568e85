# tries: a quick wrong answer where the input is too large for a case that is compared
# verdicts: WA
# run: growth
def sliding_window_max(nums, k):
    if len(nums) > 1000:
        return nums[k - 1 :]
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
