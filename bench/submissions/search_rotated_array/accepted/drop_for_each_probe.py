# time: O(log n * log n); space: O(1); factor: log n; where: -
"""Finds the drop anew for every probe, by a search within the search: O(log^2 n)."""


def drop_of(nums: list[int]) -> int:
    low, high = 0, len(nums) - 1
    while low < high:
        middle = (low + high) // 2
        if nums[middle] > nums[high]:
            low = middle + 1
        else:
            high = middle
    return low


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        place = (middle + drop_of(nums)) % n
        if nums[place] == target:
            return place
        if nums[place] < target:
            low = middle + 1
        else:
            high = middle
    return -1
