# tries: a flood of output
# verdicts: OLE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
# tiers: strict restricted
def sliding_window_max(nums, k):
    while True:
        print("x" * 1000)
