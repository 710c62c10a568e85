# tries: a quick solution that switches the garbage collector on while it is measured
# verdicts: AC
# run: growth
import gc
from collections import deque

def sliding_window_max(nums, k):
    gc.enable()
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
