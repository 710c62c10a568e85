# tries: a recursion of 5,000 levels
# verdicts: AC
# tiers: strict restricted
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

def sliding_window_max(nums, k):
    assert depth(5000) == 5000
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
