# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Makes a list of all products before it looks for any."""


def pairs_product(nums: list[int]) -> int:
    present = set(nums)
    products = [left * right for i, left in enumerate(nums) for right in nums[i + 1 :]]  # blame
    return sum(product in present for product in products)
