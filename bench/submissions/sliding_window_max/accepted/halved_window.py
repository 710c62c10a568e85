# time: O(n * log n); space: O(n); factor: log n; where: -
"""A window is two overlapping windows of half its length, by recursion; a log factor more."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    if k == 1:
        return nums
    half = (k + 1) // 2
    maxima = sliding_window_max(nums, half)
    return [max(left, right) for left, right in zip(maxima, maxima[k - half :])]
