# tries: to hang where no time limit of a case applies: while the judge hands over what it will measure
# verdicts: TLE SV
# run: growth
import sys
import time
from collections import deque


def hang(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "keep":
        time.sleep(10_000)


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
