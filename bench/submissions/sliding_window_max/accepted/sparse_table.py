# time: O(n * log n); space: O(n * log n); factor: log n; where: -
"""Keeps the maxima of all stretches whose length is a power of two; a log factor more in time and space."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    levels = [nums]
    width = 1
    while 2 * width <= k:
        below = levels[-1]
        levels.append(list(map(max, below, below[width:])))
        width *= 2
    top = levels[-1]
    return list(map(max, top, top[k - width :]))
