# tries: a flood of output before the first call
# verdicts: OLE
# run: samples
for _ in range(1 << 20):
    print("x" * 1000)


def sliding_window_max(nums, k):
    return []
