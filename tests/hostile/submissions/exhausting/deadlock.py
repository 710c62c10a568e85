# tries: to wait for a lock that nobody gives back
# verdicts: TLE
<<<<<<< HEAD
=======
# run: samples
>>>>>>> hostile
# time: 0.3
import threading


def sliding_window_max(nums, k):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
