# tries: a hundred thousand exceptions, each with a cause
# verdicts: RTE
# run: samples
def sliding_window_max(nums, k):
    error = ValueError("first")
    for _ in range(100_000):
        later = ValueError("later")
        later.__cause__ = later.__context__ = error
        error = later
    raise error
