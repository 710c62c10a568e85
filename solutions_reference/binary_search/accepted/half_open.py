"""Halves a half-open range until it is empty: the start is the first index whose value is not smaller."""


def binary_search(nums: list[int], target: int) -> int:
    start, end = 0, len(nums)
    while start < end:
        middle = (start + end) // 2
        if nums[middle] < target:
            start = middle + 1
        else:
            end = middle
    return start if start < len(nums) and nums[start] == target else -1
