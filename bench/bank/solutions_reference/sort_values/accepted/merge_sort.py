# time: O(n log n); space: O(n); factor: none; where: -
"""Sorts both halves and merges them."""


def sort_values(nums: list[int]) -> list[int]:
    if len(nums) < 2:
        return nums[:]
    middle = len(nums) // 2
    left, right = sort_values(nums[:middle]), sort_values(nums[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]
