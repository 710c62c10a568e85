# tries: to hold Python's lock for ever, with a slow thread beside
# verdicts: TLE SV
# run: samples
# time: 0.3
import sys
import threading


def spin():
    while True:
        pass


def sliding_window_max(nums, k):
    sys.setswitchinterval(10_000)
    threading.Thread(target=spin, daemon=True).start()
    while True:
        pass
