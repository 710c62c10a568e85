# time: O(n * log n); space: O(n); factor: log n; where: -
"""From the largest value down, paints the windows not painted yet and skips painted runs; a log factor."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    windows = len(nums) - k + 1
    maxima = [0] * windows
    unpainted = list(range(windows + 1))

    def find(window: int) -> int:
        while unpainted[window] != window:
            unpainted[window] = unpainted[unpainted[window]]
            window = unpainted[window]
        return window

    for i in sorted(range(len(nums)), key=nums.__getitem__, reverse=True):
        window = find(max(0, i - k + 1))
        while window <= i and window < windows:
            maxima[window] = nums[i]
            unpainted[window] = window + 1
            window = find(window)
    return maxima
