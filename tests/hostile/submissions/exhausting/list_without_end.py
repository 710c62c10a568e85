# tries: a list that grows without end, at most to a gigabyte
# verdicts: MLE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    kept = []
    for _ in range(1 << 10):
        kept.append([0] * (1 << 17))
    return kept
