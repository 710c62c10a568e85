# tries: too much memory, with tracemalloc stopped as soon as it runs
# verdicts: MLE SV TLE
# run: growth
import tracemalloc
from collections import deque


def sliding_window_max(nums, k):
    tracemalloc.stop()
    wasted = bytes(len(nums) * len(nums) // 16)
    queue, result = deque(), []
    for i, value in enumerate(nums):
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(i)
        if queue[0] <= i - k:
            queue.popleft()
        if i >= k - 1:
            result.append(nums[queue[0]])
    return result if wasted is not None else []
