# time: O(log n); space: O(1); factor: none; where: -
"""Probes a random place of what is left and keeps the side that can hold the target; O(log n) on average."""

from random import Random


def search_rotated_array(nums: list[int], target: int) -> int:
    random = Random(len(nums))
    low, high = 0, len(nums) - 1
    while low <= high:
        probe = random.randint(low, high)
        value = nums[probe]
        if value == target:
            return probe
        if nums[low] <= value:
            if nums[low] <= target < value:
                high = probe - 1
            else:
                low = probe + 1
        elif value < target <= nums[high]:
            low = probe + 1
        else:
            high = probe - 1
    return -1
