# tries: to wait for somebody to type
# verdicts: RTE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    return [int(input("?"))]
