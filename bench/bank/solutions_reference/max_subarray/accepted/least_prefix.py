# time: O(n); space: O(1); factor: none; where: -
"""Takes the least sum of a beginning from the sum up to here."""


def max_subarray(nums: list[int]) -> int:
    total = least = 0
    best = nums[0]
    for value in nums:
        total += value
        best = max(best, total - least)
        least = min(least, total)
    return best
