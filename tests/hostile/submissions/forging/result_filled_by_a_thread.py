# tries: to return at once and fill the result in a thread
# verdicts: WA
# run: samples
import threading
import time


def sliding_window_max(nums, k):
    result = []

    def fill():
        time.sleep(0.001)
        result.extend(max(nums[i : i + k]) for i in range(len(nums) - k + 1))

    threading.Thread(target=fill, daemon=True).start()
    return result
