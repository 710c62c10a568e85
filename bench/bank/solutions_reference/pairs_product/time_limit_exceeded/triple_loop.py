# time: O(n ** 3); space: O(n); factor: n; where: python
"""Compares each product with the values in a third loop."""


def pairs_product(nums: list[int]) -> int:
    count = 0
    for i, left in enumerate(nums):
        for right in nums[i + 1 :]:
            product = left * right
            for value in nums:  # blame
                if value == product:  # blame
                    count += 1
                    break
    return count
