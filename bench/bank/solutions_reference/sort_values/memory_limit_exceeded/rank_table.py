# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Writes down for every two values which one comes first, and counts."""


def sort_values(nums: list[int]) -> list[int]:
    numbered = [(value, i) for i, value in enumerate(nums)]
    before = [[other < pair for other in numbered] for pair in numbered]  # blame
    result = [0] * len(nums)
    for value, line in zip(nums, before):
        result[sum(line)] = value  # blame
    return result
