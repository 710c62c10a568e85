# time: O(n ** 2); space: O(n); factor: none; where: -
"""Counts by intersecting with each row of products, of which only one is there at a time; O(n^2)."""

from collections import Counter


def pairs_product(nums: list[int]) -> int:
    values = set(nums)
    total = 0
    for place, first in enumerate(nums):
        row = Counter(first * second for second in nums[place + 1 :])
        total += sum(count for product, count in row.items() if product in values)
    return total
