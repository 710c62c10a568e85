# tries: a small value that unfolds to 2 ** 60 elements
# verdicts: OLE TLE WA
# run: samples
def sliding_window_max(nums, k):
    result = [0]
    for _ in range(60):
        result = [result, result]
    return result
