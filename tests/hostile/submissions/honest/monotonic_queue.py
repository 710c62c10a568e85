# tries: the usual solution, measured like every cheat beside it
# verdicts: AC
# run: growth
from collections import deque

def sliding_window_max(nums, k):
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
