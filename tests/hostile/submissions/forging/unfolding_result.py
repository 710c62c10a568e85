# tries: a small value that unfolds to 2 ** 60 elements
<<<<<<< HEAD
# verdicts: OLE WA
=======
# verdicts: OLE TLE WA
# run: samples
>>>>>>> hostile
def sliding_window_max(nums, k):
    result = [0]
    for _ in range(60):
        result = [result, result]
    return result
