# tries: a hundred megabytes in one print
# verdicts: OLE MLE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
def sliding_window_max(nums, k):
    print("y" * (100 << 20))
    return []
