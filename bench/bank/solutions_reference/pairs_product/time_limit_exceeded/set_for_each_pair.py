# time: O(n ** 3); space: O(n); factor: n; where: C
"""Asks a set, but makes it anew for each pair."""


def pairs_product(nums: list[int]) -> int:
    count = 0
    for i, left in enumerate(nums):
        for right in nums[i + 1 :]:
            if left * right in set(nums):  # blame
                count += 1
    return count
