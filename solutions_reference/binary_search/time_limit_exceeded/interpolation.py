"""Guesses the place by the value: quick on even distances, O(n) where one far value misleads each guess."""


def binary_search(nums: list[int], target: int) -> int:
    first, last = 0, len(nums) - 1
    while first <= last and nums[first] <= target <= nums[last]:
        if first == last:
            return first
        guess = first + (target - nums[first]) * (last - first) // (nums[last] - nums[first])
        if nums[guess] == target:
            return guess
        if nums[guess] < target:
            first = guess + 1
        else:
            last = guess - 1
    return -1
