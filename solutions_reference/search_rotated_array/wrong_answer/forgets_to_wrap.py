"""Adds the shift back without wrapping around: indices of the part before the drop come out n too large."""


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    shift, last = 0, n - 1
    while shift < last:
        middle = (shift + last) // 2
        if nums[middle] > nums[last]:
            shift = middle + 1
        else:
            last = middle
    start, end = 0, n
    while start < end:
        middle = (start + end) // 2
        if nums[(middle + shift) % n] < target:
            start = middle + 1
        else:
            end = middle
    return start + shift if start < n and nums[(start + shift) % n] == target else -1
