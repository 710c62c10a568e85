# tries: a table of 300,000 entries, computed while loading
# verdicts: AC
TABLE = [i.bit_length() for i in range(300_000)]

def sliding_window_max(nums, k):
    assert TABLE[255] == 8
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
