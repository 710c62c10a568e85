# tries: to change arguments at once, later, and in a way that the judge cannot read back
# verdicts: WA
# run: samples
KEPT = []


def sliding_window_max(nums, k):
    result = [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    for old in KEPT:
        old[:] = [old]
    KEPT.append(nums)
    nums[:] = [nums, {"x": nums}, 10**5000, "\ud800", object()]
    return result[::-1] + [0]
