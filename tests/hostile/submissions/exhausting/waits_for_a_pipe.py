# tries: to wait for bytes that never come
# verdicts: TLE
# run: samples
# time: 0.3
import os


def sliding_window_max(nums, k):
    reading, writing = os.pipe()
    return os.read(reading, 1)
