# tries: to wait for a lock that nobody gives back
# verdicts: TLE
# run: samples
# time: 0.3
import threading


def sliding_window_max(nums, k):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
