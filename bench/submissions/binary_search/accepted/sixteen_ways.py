# time: O(log n); space: O(1); factor: none; where: -
"""Looks at up to 16 borders a round and keeps one part, a few times slower than halving; within the bound."""

WAYS = 16


def binary_search(nums: list[int], target: int) -> int:
    start, end = 0, len(nums)
    while start < end:
        step = (end - start) // WAYS + 1
        place = start
        for border in range(start, end, step):
            if nums[border] > target:
                break
            place = border
        if nums[place] == target:
            return place
        start, end = place + 1, min(place + step, end)
    return -1
