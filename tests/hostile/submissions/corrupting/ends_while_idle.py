# tries: to end between two requests, when nobody asks anything
# verdicts: RTE SV
import os
import threading
import time


def end():
    time.sleep(0.001)
    os._exit(0)


def sliding_window_max(nums, k):
    threading.Thread(target=end).start()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
