# time: O(n ** 2); space: O(n); factor: n; where: C
"""A deque with maxlen drops the oldest element by itself, but max() goes through all k of it each time."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    window = deque(nums[: k - 1], maxlen=k)
    maxima = []
    for value in nums[k - 1 :]:
        window.append(value)
        maxima.append(max(window))  # blame
    return maxima
