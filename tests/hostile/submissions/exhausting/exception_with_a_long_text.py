# tries: an exception with a text of fifty megabytes
# verdicts: RTE MLE
# run: samples
def sliding_window_max(nums, k):
    raise ValueError("x" * (50 << 20))
