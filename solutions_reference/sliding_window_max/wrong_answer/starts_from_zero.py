"""Starts each maximum at 0, so windows of negative values come out as 0."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    maxima = []
    for start in range(len(nums) - k + 1):
        best = 0
        for value in nums[start : start + k]:
            best = max(best, value)
        maxima.append(best)
    return maxima
