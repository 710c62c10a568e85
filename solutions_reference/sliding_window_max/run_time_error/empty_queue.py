"""Pops from the back without asking whether anything is left."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    candidates: deque[int] = deque()
    maxima = []
    for i, value in enumerate(nums):
        while nums[candidates[-1]] <= value:
            candidates.pop()
        candidates.append(i)
        if candidates[0] == i - k:
            candidates.popleft()
        if i >= k - 1:
            maxima.append(nums[candidates[0]])
    return maxima
