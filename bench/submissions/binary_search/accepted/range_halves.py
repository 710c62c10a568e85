# time: O(log n); space: O(1); factor: none; where: -
"""Slices a range object, which is O(1) because only its bounds are copied; within the bound."""


def binary_search(nums: list[int], target: int) -> int:
    places = range(len(nums))
    while places:
        half = len(places) // 2
        middle = places[half]
        if nums[middle] == target:
            return middle
        places = places[half + 1 :] if nums[middle] < target else places[:half]
    return -1
