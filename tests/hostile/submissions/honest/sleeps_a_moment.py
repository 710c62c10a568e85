# tries: nothing, it waits a moment in each call, as if for a device
# verdicts: AC
# run: growth
import time
from collections import deque


def sliding_window_max(nums, k):
    time.sleep(0.06)
    window, result = deque(), []
    for i, value in enumerate(nums):
        while window and window[-1][0] <= value:
            window.pop()
        window.append((value, i))
        if window[0][1] <= i - k:
            window.popleft()
        if i >= k - 1:
            result.append(window[0][0])
    return result
