# time: O(n ** 1.5); space: O(n); factor: sqrt; where: C
"""Three max() calls a window, over sqrt(n) block maxima and the two ragged ends: O(n * sqrt(n))."""

from math import isqrt


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    size = isqrt(n)
    blocks = [max(nums[start : start + size]) for start in range(0, n, size)]
    maxima = []
    for start in range(n - k + 1):
        stop = start + k
        first, last = -(-start // size), stop // size
        if first >= last:
            maxima.append(max(nums[start:stop]))  # blame
            continue
        ends = nums[start : first * size] + nums[last * size : stop]  # blame
        maxima.append(max(max(blocks[first:last]), max(ends, default=nums[start])))  # blame
    return maxima
