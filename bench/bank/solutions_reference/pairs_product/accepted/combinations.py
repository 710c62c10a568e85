# time: O(n ** 2); space: O(n); factor: none; where: -
"""Goes through the combinations and adds up the answers of a frozen set."""

from itertools import combinations


def pairs_product(nums: list[int]) -> int:
    present = frozenset(nums)
    return sum(left * right in present for left, right in combinations(nums, 2))
