# tries: groups of exceptions nested ten thousand deep
# verdicts: RTE
# run: samples
def sliding_window_max(nums, k):
    error = ValueError("first")
    for _ in range(10_000):
        error = ExceptionGroup("group", [error])
    raise error
