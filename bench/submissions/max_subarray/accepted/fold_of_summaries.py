# time: O(n); space: O(1); factor: none; where: -
"""functools.reduce over named tuples that sum up a stretch and can be joined; O(n)."""

from collections import namedtuple
from functools import reduce

Stretch = namedtuple("Stretch", "total first last best")


def of(value: int) -> Stretch:
    return Stretch(value, value, value, value)


def join(a: Stretch, b: Stretch) -> Stretch:
    return Stretch(
        a.total + b.total,
        max(a.first, a.total + b.first),
        max(b.last, b.total + a.last),
        max(a.best, b.best, a.last + b.first),
    )


def max_subarray(nums: list[int]) -> int:
    return reduce(join, map(of, nums)).best
