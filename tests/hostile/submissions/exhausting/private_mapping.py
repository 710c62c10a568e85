# tries: memory that Python does not count, from mmap
# verdicts: MLE RTE
# run: samples
import mmap


def sliding_window_max(nums, k):
    with mmap.mmap(-1, 1 << 29, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        for offset in range(0, 1 << 29, 1 << 12):
            memory[offset] = 1
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
