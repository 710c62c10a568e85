"""Finds the smallest element by halving, then searches in sorted order through shifted indices. O(log n)."""


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    shift = index_of_smallest(nums)
    n = len(nums)
    start, end = 0, n
    while start < end:
        middle = (start + end) // 2
        if nums[(middle + shift) % n] < target:
            start = middle + 1
        else:
            end = middle
    index = (start + shift) % n
    return index if nums[index] == target else -1


def index_of_smallest(nums: list[int]) -> int:
    start, end = 0, len(nums) - 1
    while start < end:
        middle = (start + end) // 2
        if nums[middle] > nums[end]:
            start = middle + 1
        else:
            end = middle
    return start
