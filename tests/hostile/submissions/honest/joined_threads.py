# tries: threads that are joined before the answer
# verdicts: AC
# tiers: strict restricted
import threading

def sliding_window_max(nums, k):
    result = [0] * (len(nums) - k + 1)

    def fill(start):
        for i in range(start, len(result), 2):
            result[i] = max(nums[i : i + k])

    threads = [threading.Thread(target=fill, args=(start,)) for start in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return result
