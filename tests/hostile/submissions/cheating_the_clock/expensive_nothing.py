# tries: to make the judge believe that its own protocol is slow, which it subtracts
# verdicts: TLE WA SV MLE
# run: growth
import sys
import time


def burn_in_empty_runs(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "run" and not frame.f_locals["self"].inputs:
        end = time.process_time() + 0.045
        while time.process_time() < end:
            pass


sys.setprofile(burn_in_empty_runs)


def sliding_window_max(nums, k):
    window, result = [], []  # a queue whose front costs as much as it is long
    for i, value in enumerate(nums):
        while window and window[-1][1] <= value:
            window.pop()
        window.insert(len(window), (i, value))
        if window[0][0] <= i - k:
            window = window[1:]
        if i >= k - 1:
            result.append(window[0][1])
    return result
