# time: O(n ** 2); space: O(n); factor: n; where: python
"""Filters the whole list of candidates at each step instead of its ends: O(n * k) if values descend."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    candidates: list[int] = []
    maxima = []
    for i, value in enumerate(nums):
        candidates = [j for j in candidates if j > i - k and nums[j] > value]  # blame
        candidates.append(i)
        if i >= k - 1:
            maxima.append(nums[candidates[0]])
    return maxima
