# tries: a flood of output
# verdicts: OLE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    while True:
        print("x" * 1000)
