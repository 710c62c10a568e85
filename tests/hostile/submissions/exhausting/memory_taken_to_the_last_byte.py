# tries: to leave the harness no memory for its reply
# verdicts: MLE
# run: samples
# tiers: strict restricted
KEPT = []


def sliding_window_max(nums, k):
    size = 1 << 24
    while size > 16 and len(KEPT) < 1 << 22:
        try:
            KEPT.append(bytes(size))
        except MemoryError:
            size //= 2
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
