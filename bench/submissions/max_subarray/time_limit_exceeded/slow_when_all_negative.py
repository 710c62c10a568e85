# time: O(n ** 2); space: O(1); factor: n; where: C
"""The usual scan; only after each negative value it looks for a positive one behind it, inside C."""

from itertools import islice


def max_subarray(nums: list[int]) -> int:
    best = ending = nums[0]
    for place, value in enumerate(nums):
        if place:
            ending = value + max(ending, 0)
            best = max(best, ending)
        if value < 0 and best < 0 and not any(map((0).__lt__, islice(nums, place, None))):  # blame
            best = max(best, value)
    return best
