# tries: exec, eval and compile
# verdicts: AC
exec(compile('def largest(values):\n    return max(values)', 'made', 'exec'))

def sliding_window_max(nums, k):
    return eval('[largest(nums[i : i + k]) for i in range(len(nums) - k + 1)]', {**globals(), 'nums': nums, 'k': k})
