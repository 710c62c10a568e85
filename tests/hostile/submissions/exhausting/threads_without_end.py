# tries: as many threads as there can be, at most 5,000
# verdicts: RTE MLE TLE
# run: samples
# time: 1
import threading


def sliding_window_max(nums, k):
    gate = threading.Event()
    for _ in range(5000):
        threading.Thread(target=gate.wait, daemon=True).start()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
