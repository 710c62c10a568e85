"""A double-ended queue of indices whose values descend; its front is the maximum. O(n)."""

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
            maxima.append(nums[candidates[0]])
    return maxima
