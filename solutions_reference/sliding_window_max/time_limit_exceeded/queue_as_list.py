"""The right queue, kept in a list: pop(0) moves every element, O(n * k) on descending input."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    candidates: list[int] = []
    maxima = []
    for i, value in enumerate(nums):
        while candidates and nums[candidates[-1]] <= value:
            candidates.pop()
        candidates.append(i)
        if candidates[0] == i - k:
            candidates.pop(0)
        if i >= k - 1:
            maxima.append(nums[candidates[0]])
    return maxima
