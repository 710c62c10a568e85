# tries: dicts and sets of everything, and values with equal hashes
# verdicts: WA SV
# run: samples
def sliding_window_max(nums, k):
    alike = {i * ((1 << 61) - 1) for i in range(1000)}
    return {None: alike, 1.5: {"a": b"\0"}, (1, 2): frozenset(), True: set()}
