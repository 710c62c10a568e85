# tries: to remember results, in case an input comes again
# verdicts: TLE MLE
# run: growth
import functools


@functools.cache
def answer(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


def sliding_window_max(nums, k):
    return list(answer(tuple(nums), k))
