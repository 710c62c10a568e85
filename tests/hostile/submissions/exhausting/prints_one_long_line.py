# tries: a hundred megabytes in one print
# verdicts: OLE MLE
# run: samples
def sliding_window_max(nums, k):
    print("y" * (100 << 20))
    return []
