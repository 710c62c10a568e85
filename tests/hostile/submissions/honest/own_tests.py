# tries: doctest and unittest imported, examples in the docstring
# verdicts: AC
import doctest
import unittest


def sliding_window_max(nums, k):
    """The maximum of every window.

    >>> sliding_window_max([1, 3, 2], 2)
    [3, 3]
    """
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


class Tests(unittest.TestCase):
    def test_one(self):
        self.assertEqual(sliding_window_max([1], 1), [1])


assert doctest.testmod().failed == 0
