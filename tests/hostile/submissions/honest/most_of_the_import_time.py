# tries: an import that takes a good part of its time
# verdicts: AC
import time

end = time.process_time() + 0.7
while time.process_time() < end:
    pass

def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
