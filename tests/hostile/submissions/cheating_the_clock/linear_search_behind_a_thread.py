# tries: a scan of all elements where a few steps are allowed, in threads without Python's lock
# verdicts: TLE
# problem: binary_search
# run: growth
import threading


def binary_search(nums, target):
    result = []
    thread = threading.Thread(target=lambda: result.append(nums.index(target) if target in nums else -1))
    thread.start()
    thread.join()
    return result[0]
