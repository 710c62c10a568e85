# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Walks through each window in a loop that steps over whole blocks of sqrt(k): O(n * sqrt(k))."""

from math import isqrt


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    size = isqrt(k)
    tops = [max(nums[start : start + size]) for start in range(0, len(nums), size)]
    maxima = []
    for start in range(len(nums) - k + 1):
        best, i, stop = nums[start], start, start + k
        while i < stop:  # blame
            if i % size == 0 and i + size <= stop:  # blame
                best = max(best, tops[i // size])  # blame
                i += size  # blame
            else:
                best = max(best, nums[i])  # blame
                i += 1  # blame
        maxima.append(best)
    return maxima
