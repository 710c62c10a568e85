"""Returns where the maximum stands instead of its value."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    candidates: deque[int] = deque()
    maxima = []
    for i, value in enumerate(nums):
        while candidates and nums[candidates[-1]] <= value:
            candidates.pop()
        candidates.append(i)
        if candidates[0] == i - k:
            candidates.popleft()
        if i >= k - 1:
            maxima.append(candidates[0])
    return maxima
