# tries: garbage that only the collector can free, with the collector switched off
# verdicts: MLE
import gc

gc.disable()
gc.freeze()


def sliding_window_max(nums, k):
    for _ in range(2000):
        cycle = [bytearray(b"x") * (1 << 20)]
        cycle.append(cycle)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
