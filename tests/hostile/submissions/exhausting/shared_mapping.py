# tries: twice the memory limit, less what else is allowed, in a shared mapping that no limit on data counts
# verdicts: MLE RTE
# run: samples
import mmap


def sliding_window_max(nums, k):
    with mmap.mmap(-1, 400 << 20) as memory:
        for offset in range(0, 400 << 20, 1 << 12):
            memory[offset] = 1
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
