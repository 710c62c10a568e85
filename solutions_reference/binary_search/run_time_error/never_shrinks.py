"""Keeps the middle in the upper half: a range of one smaller element calls itself with the same bounds."""


def binary_search(nums: list[int], target: int) -> int:
    def search(start: int, end: int) -> int:
        if start >= end:
            return -1
        middle = (start + end) // 2
        if nums[middle] == target:
            return middle
        if nums[middle] < target:
            return search(middle, end)
        return search(start, middle)

    return search(0, len(nums))
