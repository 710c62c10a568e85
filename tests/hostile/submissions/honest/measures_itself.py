# tries: its own time measured and printed
# verdicts: AC
import time
import timeit

def sliding_window_max(nums, k):
    start = time.perf_counter()
    result = [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
    print(f'{time.perf_counter() - start:.6f} s', timeit.default_timer() > 0)
    return result
