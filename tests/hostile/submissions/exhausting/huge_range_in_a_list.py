# tries: list(range(...)) far beyond the memory
# verdicts: MLE
def sliding_window_max(nums, k):
    return list(range(1 << 40))
