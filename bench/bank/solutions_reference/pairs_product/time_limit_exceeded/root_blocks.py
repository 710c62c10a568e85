# time: O(n ** 2.5); space: O(n); factor: sqrt; where: python
"""Asks sets of about sqrt(n) values each, one after another."""

from math import isqrt


def pairs_product(nums: list[int]) -> int:
    size = isqrt(len(nums))
    blocks = [set(nums[start : start + size]) for start in range(0, len(nums), size)]
    count = 0
    for i, left in enumerate(nums):
        for right in nums[i + 1 :]:
            product = left * right
            for block in blocks:  # blame
                if product in block:  # blame
                    count += 1
                    break
    return count
