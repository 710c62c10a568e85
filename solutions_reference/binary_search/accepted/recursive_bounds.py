"""Recursion on inclusive bounds, never on slices: O(log n) calls deep, nothing is copied."""


def binary_search(nums: list[int], target: int) -> int:
    def search(first: int, last: int) -> int:
        if first > last:
            return -1
        middle = (first + last) // 2
        if nums[middle] == target:
            return middle
        if nums[middle] < target:
            return search(middle + 1, last)
        return search(first, middle - 1)

    return search(0, len(nums) - 1)
