# tries: a result that is small in the worker and huge when it is written
# verdicts: OLE WA
# run: samples
def sliding_window_max(nums, k):
    return ["x" * (1 << 20)] * 1000
