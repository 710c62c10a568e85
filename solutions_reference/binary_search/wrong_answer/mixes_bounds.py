"""The end is exclusive at first and then moved as if it were inclusive: it skips the element before it."""


def binary_search(nums: list[int], target: int) -> int:
    start, end = 0, len(nums)
    while start < end:
        middle = (start + end) // 2
        if nums[middle] == target:
            return middle
        if nums[middle] < target:
            start = middle + 1
        else:
            end = middle - 1
    return -1
