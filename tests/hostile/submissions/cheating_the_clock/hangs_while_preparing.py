# tries: to run for ever where nothing is asked of it: while its inputs are taken apart
# verdicts: TLE SV
# run: growth
import sys
from collections import deque


def hang(frame, event, argument):
    while event == "call" and frame.f_code.co_name == "prepare":
        pass


sys.setprofile(hang)


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
