# time: O(log n); space: O(1); factor: none; where: -
"""Looks at the clock on every step, and prints how long a call took; within the bound."""

import time


def binary_search(nums: list[int], target: int) -> int:
    started = time.time()
    low, high, steps = 0, len(nums) - 1, 0
    while low <= high and time.time() - started < 60:
        steps += 1
        middle = (low + high) // 2
        if nums[middle] == target:
            print(steps, "steps,", round(time.perf_counter() - started, 3) >= 0)
            return middle
        if nums[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    print(steps, "steps in vain")
    return -1
