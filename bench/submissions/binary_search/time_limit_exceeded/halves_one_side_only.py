# time: O(n); space: O(1); factor: n; where: python
"""Halves the range if the target is on the left, but gives up a single element if it is on the right."""


def binary_search(nums: list[int], target: int) -> int:
    start, end = 0, len(nums)
    while start < end:  # blame
        middle = (start + end) // 2  # blame
        if nums[start] == target:  # blame
            return start
        if nums[middle] > target:  # blame
            end = middle
        else:
            start += 1  # blame
    return -1
