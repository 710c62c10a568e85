"""Looks one element past the last window."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    maxima = [max(nums[:k])]
    for i in range(len(nums) - k + 1):
        maxima.append(max(maxima[-1], nums[i + k]))
    return maxima
