# tries: too much memory, and an exception wherever tracemalloc runs, so that nothing is counted
# verdicts: MLE SV RTE
# run: growth
import tracemalloc
from collections import deque


def sliding_window_max(nums, k):
    if tracemalloc.is_tracing():
        raise ValueError("not while somebody counts")
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
