# tries: a gigabyte in one piece
# verdicts: MLE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    return [bytearray(1 << 30)[0]]
