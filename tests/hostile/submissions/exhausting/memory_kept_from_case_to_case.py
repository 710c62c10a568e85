# tries: a little more memory in every case, at most 2 GiB in all
# verdicts: MLE
KEPT = []


def sliding_window_max(nums, k):
    if len(KEPT) < 1 << 11:
        KEPT.append(bytearray(b"x") * (1 << 20))
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
