# tries: functools.cache inside the call
# verdicts: AC
import functools

def sliding_window_max(nums, k):
    @functools.cache
    def largest(i, n):
        return nums[i] if n == 1 else max(nums[i], largest(i + 1, n - 1))

    return [largest(i, k) for i in range(len(nums) - k + 1)]
