# tries: list(range(...)) far beyond the memory
# verdicts: MLE
# run: samples
def sliding_window_max(nums, k):
    return list(range(1 << 40))
