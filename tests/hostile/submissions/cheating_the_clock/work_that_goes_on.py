# tries: a thread that each call leaves behind, computing after the answer has been given
# verdicts: SV TLE
# run: growth
import sys
import threading
import time

sys.setswitchinterval(1e-6)


def go_on():
    end = time.process_time() + 0.02
    while time.process_time() < end:
        pass


def sliding_window_max(nums, k):
    threading.Thread(target=go_on).start()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
