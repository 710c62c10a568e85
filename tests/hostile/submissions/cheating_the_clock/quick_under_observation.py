# tries: a good solution where lines are traced, a slow one where time is measured
# verdicts: TLE
# run: growth
import sys
from collections import deque


def good(nums, k):
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


def sliding_window_max(nums, k):
    if sys.gettrace() is not None:
        return good(nums, k)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
