"""Doubles a stride until it passes the target, then walks on in smaller ones. O(log i) for index i."""


def binary_search(nums: list[int], target: int) -> int:
    stride = 1
    while stride < len(nums) and nums[stride] <= target:
        stride *= 2
    index = 0
    while stride:
        if index + stride < len(nums) and nums[index + stride] <= target:
            index += stride
        stride //= 2
    return index if nums and nums[index] == target else -1
