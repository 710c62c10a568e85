# tries: an object with __call__ in the place of a function
# verdicts: AC
class Solver:
    def __call__(self, nums, k):
        return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


sliding_window_max = Solver()
