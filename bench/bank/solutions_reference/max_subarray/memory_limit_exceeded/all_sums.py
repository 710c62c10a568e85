# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Writes down the sums of all stretches, by where they end."""


def max_subarray(nums: list[int]) -> int:
    ending = [[nums[0]]]
    for value in nums[1:]:
        ending.append([total + value for total in ending[-1]] + [value])  # blame
    return max(map(max, ending))  # blame
