# time: O(n ** 2); space: O(n); factor: n; where: python
"""Each element tells the windows it is in, backwards until one knows better: O(n * k) unless they fall."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    windows = len(nums) - k + 1
    maxima = nums[:windows]
    for i, value in enumerate(nums):
        window = min(i, windows - 1)
        while window >= 0 and window > i - k and maxima[window] <= value:  # blame
            maxima[window] = value  # blame
            window -= 1  # blame
    return maxima
