# time: O(n ** 2); space: O(n); factor: n; where: C
"""Looks for the least value that is left and takes it out, n times."""


def sort_values(nums: list[int]) -> list[int]:
    rest = nums[:]
    result = []
    while rest:
        least = min(rest)  # blame
        rest.remove(least)  # blame
        result.append(least)
    return result
