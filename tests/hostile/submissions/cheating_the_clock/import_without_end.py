# tries: an import that never ends
# verdicts: TLE
# run: samples
# tiers: strict restricted
while True:
    pass


def sliding_window_max(nums, k):
    return []
