# time: O(n log n); space: O(n); factor: log n; where: -
"""A merge sort in Python that asks nothing of the range: a log factor."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    if len(nums) < 2:
        return nums[:]
    middle = len(nums) // 2
    left, right = sort_bounded(nums[:middle], low, high), sort_bounded(nums[middle:], low, high)
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
