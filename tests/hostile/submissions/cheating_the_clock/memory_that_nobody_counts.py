# tries: too much memory, in a mapping that tracemalloc does not see
# verdicts: MLE SV TLE RTE
# run: growth
import mmap
from collections import deque


def sliding_window_max(nums, k):
    size = max(len(nums) * len(nums) // 16, 4096)
    with mmap.mmap(-1, size) as wasted:
        wasted[::4096] = bytes(len(range(0, size, 4096)))
    queue, result = deque(), []
    for i, value in enumerate(nums):
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(i)
        if queue[0] <= i - k:
            queue.popleft()
        if i >= k - 1:
            result.append(nums[queue[0]])
    return result
