# tries: integers too long for the conversion to text, in the place of elements
# verdicts: WA
# run: samples
def sliding_window_max(nums, k):
    return [10**5000 + i for i in range(len(nums) - k + 1)]
