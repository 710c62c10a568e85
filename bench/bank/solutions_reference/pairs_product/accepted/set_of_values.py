# time: O(n ** 2); space: O(n); factor: none; where: -
"""Asks a set for each product."""


def pairs_product(nums: list[int]) -> int:
    present = set(nums)
    count = 0
    for i, left in enumerate(nums):
        for right in nums[i + 1 :]:
            if left * right in present:
                count += 1
    return count
