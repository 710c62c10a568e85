# time: O(n ** 2); space: O(n); factor: n; where: python
"""Moves each value to the left until it meets a smaller one."""


def sort_values(nums: list[int]) -> list[int]:
    values = nums[:]
    for i in range(1, len(values)):
        value, j = values[i], i
        while j > 0 and values[j - 1] > value:  # blame
            values[j] = values[j - 1]  # blame
            j -= 1  # blame
        values[j] = value
    return values
