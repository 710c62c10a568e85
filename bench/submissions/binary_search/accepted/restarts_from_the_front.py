# time: O(log n * log n); space: O(1); factor: log n; where: -
"""Doubles its stride from the last place that is small enough, and begins with 1 again each time: O(log^2 n)."""


def binary_search(nums: list[int], target: int) -> int:
    place = -1
    while True:
        stride = 1
        if place + stride >= len(nums) or nums[place + stride] > target:
            break
        while place + 2 * stride < len(nums) and nums[place + 2 * stride] <= target:
            stride *= 2
        place += stride
    return place if place >= 0 and nums[place] == target else -1
