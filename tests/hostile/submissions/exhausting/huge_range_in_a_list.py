# tries: list(range(...)) far beyond the memory
# verdicts: MLE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
def sliding_window_max(nums, k):
    return list(range(1 << 40))
