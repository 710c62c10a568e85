# tries: a class behind the function, with properties, decorators and slots
# verdicts: AC
import functools


def counted(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        wrapper.calls += 1
        return function(*arguments)

    wrapper.calls = 0
    return wrapper


class Solution:
    __slots__ = ('nums', 'k')

    def __init__(self, nums, k):
        self.nums, self.k = nums, k

    @property
    def starts(self):
        return range(len(self.nums) - self.k + 1)

    @counted
    def answer(self):
        return [max(self.nums[i : i + self.k]) for i in self.starts]


@counted
def sliding_window_max(nums, k):
    return Solution(nums, k).answer()
