"""Halves by slicing: only O(log n) calls, but they copy n/2 + n/4 + ... elements. O(n)."""


def binary_search(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    middle = len(nums) // 2
    if nums[middle] == target:
        return middle
    if nums[middle] > target:
        return binary_search(nums[:middle], target)
    index = binary_search(nums[middle + 1 :], target)
    return -1 if index == -1 else middle + 1 + index
