# time: O(n); space: O(1); factor: none; where: -
"""The usual scan with fractions instead of integers, tens of times as dear; O(n)."""

from fractions import Fraction


def max_subarray(nums: list[int]) -> int:
    best = ending = Fraction(nums[0])
    for value in nums[1:]:
        ending = max(ending + Fraction(value), Fraction(value))
        best = max(best, ending)
    return int(best)
