# time: O(log n); space: O(1); factor: none; where: -
"""Guesses by value only every other step and halves in between, so bad guesses stay within the bound."""


def binary_search(nums: list[int], target: int) -> int:
    first, last = 0, len(nums) - 1
    by_value = True
    while first <= last and nums[first] <= target <= nums[last]:
        probe = (first + last) // 2
        if by_value and first < last:
            probe = first + (target - nums[first]) * (last - first) // (nums[last] - nums[first])
        by_value = not by_value
        if nums[probe] == target:
            return probe
        if nums[probe] < target:
            first = probe + 1
        else:
            last = probe - 1
    return -1
