# time: O(n ** 2); space: O(n); factor: none; where: -
"""Asks a dictionary for each product and lets a KeyError say that there is none; O(n^2)."""

from itertools import combinations
from operator import mul


def pairs_product(nums: list[int]) -> int:
    known = dict.fromkeys(nums, True)
    count = 0
    for a, b in combinations(nums, 2):
        try:
            count += known[mul(a, b)]
        except KeyError:
            pass
    return count
