"""A sorted list of the window with insort and remove: O(n * k) moves inside C."""

from bisect import bisect_left, insort


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    window = sorted(nums[:k])
    maxima = [window[-1]]
    for i in range(k, len(nums)):
        del window[bisect_left(window, nums[i - k])]
        insort(window, nums[i])
        maxima.append(window[-1])
    return maxima
