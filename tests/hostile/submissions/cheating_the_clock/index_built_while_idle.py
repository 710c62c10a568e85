# tries: threads that go on computing between the calls
# verdicts: SV TLE
# run: growth
import threading


def spin():
    while True:
        pass


threading.Thread(target=spin, daemon=True).start()


def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
